using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

/// <summary>The layers of one network, or of one copy of a block, among which names are looked up.</summary>
/// <param name="spec">The declaration.</param>
/// <param name="nodes">The nodes so far; those of this scope are added.</param>
/// <param name="problems">Where problems go.</param>
internal sealed partial class GraphScope(NetworkSpec spec, List<GraphNode> nodes, ICollection<Problem> problems)
{
    private const int Unbound = -1;

    private readonly ImmutableArray<string> _names = LayerNames.Of(spec.Nodes);
    private readonly Dictionary<string, int> _positions = [];
    private readonly List<int> _results = [];
    private readonly HashSet<string> _read = [];
    private bool _isComplete = true;

    /// <summary>What stands before the names of the nodes: empty, or the block's name and the number of the copy.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>In a copy of a block, the nodes that its inputs stand for; otherwise inputs are nodes of their own.</summary>
    public IReadOnlyList<int>? Inputs { get; init; }

    /// <summary>In a copy of a block, the attribute that problems with its layers are shown on.</summary>
    public int? AttributeId { get; init; }

    /// <summary>Tells whether the graph is still wanted.</summary>
    public CancellationToken Token { get; init; }

    /// <summary>The node of each layer; of a block, its last.</summary>
    public IReadOnlyList<int> Results => _results;

    /// <summary>The name of each layer.</summary>
    public IReadOnlyList<string> Names => _names;

    public static bool IsInput(NodeSpec node) => node.Block is null && OperatorTable.Find(node.Operator) is { MaximumInputs: 0, IsState: false };

    /// <summary>Adds the nodes of all layers; false if something is wrong.</summary>
    public bool Bind()
    {
        for (int i = _names.Length - 1; i >= 0; i--) _positions[_names[i]] = i;
        CheckPlaces();
        for (int i = 0; i < spec.Nodes.Count && nodes.Count <= BlockExpander.MaximumNodes; i++) _results.Add(Bind(spec.Nodes[i], _names[i], i));
        if (_results.Count < spec.Nodes.Count)
            Report(ProblemCode.TooManyLayers, spec.Nodes[_results.Count], _names[_results.Count], Number(spec.Nodes.Count), Number(BlockExpander.MaximumNodes));
        if (_isComplete) BindStates();
        if (_isComplete) CheckUse();
        return _isComplete;
    }

    private int Bind(NodeSpec node, string name, int index)
    {
        Token.ThrowIfCancellationRequested();
        _first.Add(nodes.Count);
        if (IsShared(node)) return BindShared(node, name, index);
        if (PositionOf(name) < index) Report(ProblemCode.DuplicateName, node, name);
        bool isInput = IsInput(node);
        var sources = Sources(node, name, index, isInput);
        if (node.Block is not null)
        {
            int result = CellBinder.IsCell(node)
                ? CellBinder.Bind(node, Prefix + name, sources, nodes, AttributeId ?? node.AttributeId, problems, Token)
                : BlockExpander.Expand(node, Prefix + name, sources, nodes, AttributeId ?? node.AttributeId, problems, States, Token);
            _isComplete &= result != Unbound;
            return result;
        }

        var found = OperatorTable.Find(node.Operator);
        if (found is null)
        {
            Report(ProblemCode.UnknownLayer, node, name, node.Operator, "this version of the compiler does not know it; use runtime and compiler of one package");
            return Unbound;
        }

        // A first layer that is no input has been reported as such.
        bool isMisplaced = index == 0 && !isInput && node.From.Count == 0;
        if (!isMisplaced && (sources.Length < found.MinimumInputs || sources.Length > found.MaximumInputs))
            Report(ProblemCode.WrongInputCount, node, name, found.Name, Count(found), Number(sources.Length));
        if (isInput && Inputs is not null) return Inputs[spec.Nodes.Take(index).Count(IsInput)];
        if (isInput && node.Output is not null) problems.Add(Problem(ProblemCode.OutputOnInput, node.Output.AttributeId, name));

        int? tied = found.TiesWeights ? Tied(node, name, index) : null;
        var bound = AttributeId is { } attribute ? node with { AttributeId = attribute, PropertyModifiers = null, PropertyName = null } : node;
        nodes.Add(new GraphNode(nodes.Count, Prefix + name, found, sources, bound) { Tied = tied });
        return nodes.Count - 1;
    }

    private ImmutableArray<int> Sources(NodeSpec node, string name, int index, bool isInput)
    {
        if (node.From.Count == 0)
        {
            if (isInput || index == 0 || IsState(node)) return [];
            _read.Add(_names[index - 1]);
            return [_results[index - 1]];
        }

        return node.From.Select(Resolve).ToImmutableArray();

        int Resolve(string source)
        {
            int position = PositionOf(source);
            if (position < 0) Report(ProblemCode.UnknownFrom, node, name, source, Above(index));
            else if (position >= index) Report(ProblemCode.ForwardFrom, node, name, source);
            _read.Add(source);
            return position >= 0 && position < index ? _results[position] : Unbound;
        }
    }

    // The first layer of the name, or -1.
    private int PositionOf(string name) => _positions.TryGetValue(name, out int position) ? position : Unbound;

    private void CheckPlaces()
    {
        if (spec.Nodes.Count == 0) return;
        if (!spec.Nodes.Any(IsInput))
        {
            problems.Add(Problem(ProblemCode.NoInput, -1, spec.Type.Spoken));
            _isComplete = false;
        }
        else if (!IsInput(spec.Nodes[0])) Report(ProblemCode.InputNotFirst, spec.Nodes[0], _names[0]);
        else if (spec.Nodes.All(IsInput))
        {
            problems.Add(Problem(ProblemCode.NoLayers, -1, spec.Type.Spoken));
            _isComplete = false;
        }

        if (spec.Door != Door.Stack) return;
        for (int i = 1; i < spec.Nodes.Count; i++)
        {
            if (IsInput(spec.Nodes[i]) && IsInput(spec.Nodes[0])) Report(ProblemCode.InputNotFirst, spec.Nodes[i], _names[i]);
        }
    }

    private void CheckUse()
    {
        bool hasOutputs = spec.Nodes.Any(node => node.Output is not null);
        for (int i = 0; i < spec.Nodes.Count; i++)
        {
            bool isOutput = hasOutputs ? spec.Nodes[i].Output is not null : i == spec.Nodes.Count - 1;
            if (!isOutput && !_read.Contains(_names[i])) Report(ProblemCode.UnusedLayer, spec.Nodes[i], _names[i]);
        }
    }

    private string Above(int index) => index == 0
        ? "none above it"
        : "above it " + string.Join(", ", _names.Take(index).Select(other => $"'{other}'"));

    private static string Count(Operator layer) => (layer.MinimumInputs, layer.MaximumInputs) switch
    {
        (0, 0) => "no other layer",
        (1, 1) => "one layer",
        var (least, most) when least == most => Number(least) + " layers",
        (var least, int.MaxValue) => Number(least) + " layers or more",
        var (least, most) => Number(least) + " to " + Number(most) + " layers",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Problem Problem(ProblemCode code, int attributeId, params string[] arguments) => new(code, attributeId, arguments.ToEquatableArray());

    private void Report(ProblemCode code, NodeSpec node, params string[] arguments)
    {
        problems.Add(Problem(code, node.AttributeId, arguments));
        _isComplete = false;
    }
}
