using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CompiledNet.Generator.Tests.Fuzzing;

/// <summary>Writes one file with a network, perhaps blocks, in its own namespace.</summary>
internal sealed class DeclarationText
{
    private readonly Draw _draw;
    private readonly LayerText _layers;
    private readonly string _part;
    private readonly HashSet<string> _taken = [];

    private DeclarationText(int seed)
    {
        _draw = new Draw(seed);
        _layers = new LayerText(_draw, _draw.Of(0, 0, 0, 0, 0.02, 0.1, 0.4));
        _part = _draw.Fresh([.. Pools.Names, "Part", "Part", "Part"], _taken);
    }

    /// <summary>The file; # in names of namespaces is replaced by the number, which no other file has.</summary>
    public static string Write(int number)
    {
        var text = new DeclarationText(number);
        return text.File().Replace("F#", "F" + number);
    }

    private string File()
    {
        var text = new StringBuilder("#pragma warning disable CS8981, CS0108, CS0414, CS0169, CS0649\nusing CompiledNet;\n");
        bool isBlockScoped = _draw.Chance(0.2);
        text.Append($"namespace {_draw.Of(Pools.Namespaces)}{(isBlockScoped ? "\n{" : ";")}\n");
        bool hasBlock = _draw.Chance(0.4);
        if (hasBlock) text.Append(Block());
        string network = Network(hasBlock);
        text.Append(Contained(network));
        if (_draw.Chance(0.25)) text.Append('\n').Append(Contained(Row()));
        return text.Append(isBlockScoped ? "\n}\n" : "\n").ToString();
    }

    private string Contained(string declaration)
    {
        for (int depth = _draw.Of(0, 0, 0, 1, 2); depth > 0; depth--)
        {
            string kind = _draw.Of("class", "struct", "interface", "record", "record struct", "static class", "sealed class");
            string attribute = _draw.Chance(0.1) ? "[Network, Input(3), Dense(2)] " : "";
            declaration = $"{attribute}{(_layers.Wild ? "" : _draw.Of("public ", "internal ", ""))}{(kind.StartsWith("s") && kind.Contains(' ') ? kind.Replace("class", "partial class") : "partial " + kind)} {_draw.Fresh(Pools.Names, _taken)}{(_layers.Wild ? "<T>" : "")} {{ {declaration} }}";
        }

        return declaration;
    }

    private string Network(bool hasBlock)
    {
        string name = _draw.Fresh([.. Pools.Names, .. _layers.Wild ? Pools.Reserved : []], _taken);
        string asked = _draw.Chance(0.1) ? _draw.Of(", InputGradients = true", ", BFloat16Session = true", ", Streaming = true", ", AttentionWeights = true") : "";
        string options = _draw.Chance(0.9) ? _draw.Of("(VectorWidths = VectorWidths.V128)", "(ElementType = ElementType.Double, VectorWidths = VectorWidths.V128)", "(VectorWidths = VectorWidths.V512 | VectorWidths.V128)", "(VectorWidths = VectorWidths.V256, ElementType = ElementType.Double)")[..^1] + asked + ")" : "";
        if (_layers.Wild) options = _draw.Of("(ElementType = (ElementType)9)", "(VectorWidths = 0)", "(VectorWidths = (VectorWidths)64)", "(3)", ", Block", ", Network", "(ElementType = null)");
        bool isStack = _draw.Chance(0.5);
        string loss = _draw.Chance(0.6) ? $"Loss<{_layers.Loss()}" : "";
        string attributes = isStack || _layers.Wild ? Stack(_layers.Shape(), hasBlock) : "";
        if ((isStack || _layers.Wild) && loss.Length > 0) attributes += ", " + loss;
        string members = isStack && !_layers.Wild ? "" : Graph(hasBlock, isBlock: false);
        string modifiers = _layers.Wild ? _draw.Of("", "static partial ", "abstract partial ", "file partial ", "partial unsafe ", "readonly partial ") : _draw.Of("", "", "sealed ") + "partial ";
        string kind = _layers.Wild ? _draw.Of("record", "struct", "interface", "class", "record struct", "enum") : "class";
        string end = _layers.Wild ? _draw.Of("<T>", "(int size)", " : Missing", " : global::System.Attribute", " : global::System.Exception", "<T> where T : class", " : global::System.IDisposable", "()") : "";
        return $"{(_draw.Chance(0.1) ? _draw.Of("[global::System.Obsolete] ", "[global::System.Obsolete(\"x\", true)] ") : "")}[Network{options}{(attributes.Length > 0 ? ", " + attributes : "")}]\n{modifiers}{kind} {name}{end}\n{{\n{members}{Members(name)}}}\n";
    }

    // Its own names, and some that differ from those only in case.
    private string Row()
    {
        string name = _draw.Fresh(Pools.Names, _taken);
        string kind = _layers.Wild ? _draw.Of("interface", "static class", "ref struct", "enum") : _draw.Of("record", "record struct", "class", "struct", "sealed record");
        var names = new HashSet<string> { name.TrimStart('@') };
        var columns = new StringBuilder();
        for (int count = _draw.Of(1, 1, 2, 5); count > 0; count--)
        {
            string mark = _draw.Chance(0.3) ? _draw.Of("[Feature(\"a b\")] ", "[Feature(Inputs = 2)] ", "[Target] ", "[NotFeature] ", "[global::System.Obsolete] ", "[Feature(Inputs = -1)] ") : "";
            string type = _layers.Wild ? _draw.Of(Pools.WrongColumnTypes) : _draw.Of(Pools.ColumnTypes);
            columns.Append($" {mark}{_draw.Of("public", "public", "internal", "public virtual")} {type} {_draw.Fresh(Pools.Names, names)} => default;");
        }

        string attribute = _draw.Of("TableRow", "TableRow", "global::CompiledNet.TableRowAttribute", $"TableRow<{_draw.Of(Pools.Losses)}>");
        return $"[{attribute}] {(kind.Contains(' ') && !kind.StartsWith("record") ? kind.Replace(" ", " partial ") : "partial " + kind)} {name} {{{columns} }}";
    }

    private string Members(string name) => _draw.Below(8) switch
    {
        0 => $"    public const int {_draw.Fresh(Pools.Names, _taken)} = 3;\n",
        1 => $"    private class {_draw.Fresh(Pools.Names, _taken)} {{ }}\n",
        2 => $"    public static int {_draw.Fresh(Pools.Names, _taken)}(int x) => x;\n",
        3 => $"    public {name}(string path) : this() {{ }}\n",
        4 when _layers.Wild => $"    public int {_draw.Of(Pools.Reserved)};\n",
        5 when _layers.Wild => $"    public {name}({_draw.Of("", "int seed", "long seed", "int seed = 3", "int? seed", "int a, int b = 2")}) {{ }}\n",
        _ => "",
    };

    private string Stack(int[] shape, bool hasBlock)
    {
        var names = new HashSet<string>();
        var attributes = new List<string>();
        if (!_layers.Wild) attributes.Add(_layers.Input(shape));
        for (int count = _draw.Of(1, 2, 3, 4); count > 0; count--)
        {
            var (open, next) = hasBlock && _draw.Chance(0.3) ? (Use("", shape), shape) : _layers.Layer(shape);
            shape = next;
            if (_draw.Chance(0.2)) open = With(open, $"Name = \"{(_layers.Wild ? _draw.Of(Pools.WrongLayerNames) : _draw.Fresh(Pools.LayerNames[..^1], names))}\"");
            if (_layers.Wild) open = With(open, _draw.Of("From = \"dense\"", "Name = \"dense\"", "Name = null"));
            attributes.Add(open + ")");
        }

        if (_layers.Wild) attributes.Add(_draw.Of("Input(3)", "Output", "Loss<MeanSquaredError>", "Dense(1), Dense(1)", "Add(\"dense\", \"dense_1\")"));
        return string.Join(", ", attributes);
    }

    private string Graph(bool hasBlock, bool isBlock)
    {
        var text = new StringBuilder();
        var nodes = new List<(string Name, int[] Shape)>();
        var unread = new HashSet<string>();
        int inputs = isBlock ? 1 : _draw.Of(1, 1, 1, 2);
        int[] first = _layers.Shape();
        for (int i = 0; i < inputs; i++) Add(isBlock && !_layers.Wild ? "Input" : _layers.Input(first), first, []);
        int count = _draw.Of(1, 2, 3, 4, 6);
        for (int i = 0; i < count; i++)
        {
            var (source, shape) = _draw.Of(nodes);
            var same = nodes.Where(node => node.Shape.SequenceEqual(shape)).ToList();
            if (_layers.Wild) Add($"Dense(2, From = {_draw.Of("\"Nowhere\"", "null", "\"\"", "nameof(System)", $"nameof({source})", "\"class\"", "3")})", [2], []);
            else if (_draw.Chance(0.3) && same.Count > 1) Merge(_draw.Of(same).Name, _draw.Of(same).Name, shape);
            else if (hasBlock && _draw.Chance(0.2)) Add(Use($"nameof({source})", shape) + ")", shape, [source]);
            else
            {
                var (open, next) = _layers.Layer(shape);
                Add(With(open, $"From = nameof({source})") + ")", next, [source]);
            }
        }

        // Two tails read what nothing reads.
        foreach (string name in unread.ToList())
        {
            int[] shape = nodes.First(node => node.Name == name).Shape;
            if (isBlock) continue;
            string output = _draw.Chance(0.7) ? $"Output<{_layers.Loss()}" : "Output";
            Add($"Dense(From = nameof({name})), {output}", shape, [name]);
        }

        return isBlock && unread.Count > 1 ? "    [Input] public partial Node X { get; }\n    [Dense<ReLU>] public partial Node Y { get; }\n" : text.ToString();

        void Merge(string left, string right, int[] shape)
        {
            bool joins = _draw.Chance(0.2);
            string merge = _draw.Of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "FiLM", "NormalSample");
            string third = merge is not ("Subtract" or "FiLM" or "NormalSample") && _draw.Chance(0.2) ? $", nameof({left})" : "";
            if (joins) Add($"Concatenate(nameof({left}), nameof({right}){(_layers.Wild ? _draw.Of(", Axis = 7", ", Axis = -9", ", Axis = 0", ", null") : "")})", [.. shape[..^1], shape[^1] * 2], [left, right]);
            else Add($"{merge}(nameof({left}), nameof({right}){third})", shape, [left, right]);
        }

        void Add(string attributes, int[] shape, string[] sources)
        {
            string name = _draw.Fresh([.. Pools.Names, .. _layers.Wild ? Pools.Reserved : []], _taken);
            string modifiers = _layers.Wild ? _draw.Of("public ", "static partial ", "public required partial ", "partial ", "public virtual partial ", "private protected partial ", "public unsafe partial ", "extern partial ") : _draw.Of("public partial ", "internal partial ", "private partial ", "public partial ", "protected internal partial ");
            string type = _layers.Wild ? _draw.Of("int", "Node?", "object", "ref Node", "global::CompiledNet.Node") : "global::CompiledNet.Node";
            string accessors = _layers.Wild ? _draw.Of("{ get; set; }", "{ get; init; }", "=> default;", "{ get; } = default;", "{ private get; }", "{ set; }") : "{ get; }";
            text.Append($"    [{attributes}] {modifiers}{type} {name} {accessors}\n");
            nodes.Add((name, shape));
            foreach (string source in sources) unread.Remove(source);
            unread.Add(name);
        }
    }

    private string Block()
    {
        string declaration = _draw.Chance(0.5)
            ? $"[Block, {(_layers.Wild ? "Input(3)" : "Input")}, Dense<{_draw.Of("ReLU", "Tanh", "Softmax")}>, Dropout(0.5){_draw.Of("", ", BatchNormalization", ", LayerNormalization")}{(_layers.Wild ? $", Block<{_part}>" : "")}] partial class {_part};\n"
            : $"[Block] partial class {_part}\n{{\n{(_layers.Wild ? Graph(false, isBlock: true) : "    [Input] public partial global::CompiledNet.Node X { get; }\n    [Dense] internal partial global::CompiledNet.Node Y { get; }\n    [Add(nameof(X), nameof(Y))] public partial global::CompiledNet.Node @return { get; }\n")}}}\n";
        return declaration;
    }

    // Blocks keep the shape of what they read.
    private string Use(string from, int[] shape) => _draw.Chance(0.4) && (shape.Length > 1 || _layers.Wild) ? $"TimeDistributed<{_part}>({from}" : With($"Block<{_part}>({from}", _layers.Wild ? _draw.Of("Repeat = 0", "Repeat = -1", "Repeat = int.MaxValue", "Repeat = 5000", "Repeat = 1.5") : _draw.Of("Repeat = 1", "Repeat = 2", "Repeat = 3"));

    private static string With(string open, string argument) => open.EndsWith('(') ? open + argument : open + ", " + argument;
}
