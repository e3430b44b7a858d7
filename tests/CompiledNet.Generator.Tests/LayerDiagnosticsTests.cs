using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class LayerDiagnosticsTests
{
    private static void Stack(string layers, params string[] expected) => Declared.Wrongly($"[Network, {layers}] partial class Net;", expected);

    private static void Graph(string nodes, params string[] expected) => Declared.Wrongly($"[Network] partial class Net {{ {nodes} }}", expected);

    [Fact]
    public void No_input() => Stack("Dense(3), Dense(1)", "CN0004 at 'Net': 'Net' has no input: begin with [Input(…)]");

    [Fact]
    public void An_input_without_shape() => Stack("Input, Dense(1)", "CN0005 at 'Input': 'input' expects a shape such as [Input(8)] or [Input(28, 28, 1)], but gets none: write the shape of one sample");

    [Theory]
    [InlineData("Input(0)", "'input': shape is 0, but has to be positive sizes")]
    [InlineData("Input(8, -1)", "'input': shape is -1, but has to be positive sizes")]
    public void A_size_that_is_not_positive(string input, string message) => Stack($"{input}, Dense(1)", $"CN0006 at '{input}': {message}");

    [Theory]
    [InlineData("1")]
    [InlineData("-0.5")]
    [InlineData("double.NaN")]
    public void A_rate_out_of_range(string rate)
    {
        var result = GeneratorHost.Run(Sources.File($"[Network, Input(8), Dropout({rate}), Dense(1)] partial class Net;"));
        Declared.Lines(result).ShouldHaveSingleItem().ShouldStartWith($"CN0006 at 'Dropout({rate})': 'dropout': rate is ");
    }

    [Theory]
    [InlineData("Input(65536, 65536)", "Input(65536, 65536)")]
    [InlineData("Input(8), Dense(2147483647)", "Dense(2147483647)")]
    [InlineData("Input(60000), Dense(60000)", "Dense(60000)")]
    public void A_size_that_overflows(string layers, string place)
    {
        var result = GeneratorHost.Run(Sources.File($"[Network, {layers}, Dense(1)] partial class Net;"));
        Declared.Lines(result).ShouldHaveSingleItem().ShouldStartWith($"CN0007 at '{place}': ");
    }

    [Fact]
    public void A_name_given_twice() => Stack(
        "Input(8), Dense(3, Name = \"a\"), Dense(1, Name = \"a\")",
        "CN0014 at 'Dense(1, Name = \"a\")': 'a' is the name of another layer too: choose a different Name");

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public void A_name_that_is_none(string name) => Stack(
        $"Input(8), Dense(1, Name = \"{name}\")",
        $"CN0036 at 'Dense(1, Name = \"{name}\")': '{name}' is not a name for a layer: use letters, digits, '_', '-' and '.'");

    [Fact]
    public void A_second_input_in_a_stack() => Stack(
        "Input(8), Dense(1), Input(3), Dense(1)",
        "CN0015 at 'Input(3)': 'input_1' stands in the wrong place: the input has to be the first layer, and a stack has only one");

    [Fact]
    public void From_in_a_stack() => Stack(
        "Input(8), Dense(3), Dense(1, From = \"input\")",
        "CN0026 at 'Dense(1, From = \"input\")': 'Dense' names the layers it reads, but in a stack each layer reads the one above: declare the network by properties of type Node");

    [Fact]
    public void Two_losses() => Declared.Wrongly(
        "class OwnLossAttribute : LossAttribute<Square>; [Network, Input(8), Dense(1), Loss<Square>, OwnLoss] partial class Net;",
        "CN0024 at 'OwnLoss': 'Net' has several losses or outputs: keep one");

    [Fact]
    public void An_input_that_is_not_first() => Graph(
        "[Dense(3)] public partial Node A { get; } [Input(8)] public partial Node X { get; } [Dense(1)] public partial Node Y { get; }",
        "CN0015 at 'Dense(3)': 'A' stands in the wrong place: the input has to be the first layer, and a stack has only one");

    [Fact]
    public void From_an_unknown_layer() => Graph(
        "[Input(8)] public partial Node X { get; } [Dense(1, From = \"Z\")] public partial Node Y { get; }",
        "CN0008 at 'Dense(1, From = \"Z\")': 'Y' reads 'Z', which is no layer here; there are above it 'X'");

    [Fact]
    public void From_a_layer_below_or_itself() => Graph(
        "[Input(8)] public partial Node X { get; } [Dense(3, From = nameof(B))] public partial Node A { get; } [Add(nameof(A), nameof(B))] public partial Node B { get; }",
        "CN0009 at 'Dense(3, From = nameof(B))': 'A' reads 'B', which does not come before it: move 'B' up or read another layer",
        "CN0009 at 'Add(nameof(A), nameof(B))': 'B' reads 'B', which does not come before it: move 'B' up or read another layer");

    [Fact]
    public void Too_few_inputs() => Graph(
        "[Input(8)] public partial Node X { get; } [Add] public partial Node Y { get; }",
        "CN0016 at 'Add': 'Y': Add reads 2 layers or more, but here it reads 1: name what it reads by nameof, in a network declared by properties of type Node");

    [Fact]
    public void Too_many_inputs() => Graph(
        "[Input(8)] public partial Node X { get; } [Dense(8)] public partial Node A { get; } [Subtract(nameof(X), nameof(A), nameof(X))] public partial Node Y { get; }",
        "CN0016 at 'Subtract(nameof(X), nameof(A), nameof(X))': 'Y': Subtract reads 2 layers, but here it reads 3: name what it reads by nameof, in a network declared by properties of type Node");

    [Fact]
    public void Shapes_that_do_not_fit()
    {
        var result = GeneratorHost.Run(Sources.File(
            "[Network] partial class Net { [Input(8)] public partial Node X { get; } [Dense(7)] public partial Node A { get; } [Add(nameof(X), nameof(A))] public partial Node Y { get; } }"));
        Declared.Lines(result).ShouldHaveSingleItem().ShouldStartWith("CN0005 at 'Add(nameof(X), nameof(A))': 'Y' expects ");
        Declared.Errors(result).ShouldBeEmpty();
    }

    [Fact]
    public void A_layer_that_nothing_uses() => Graph(
        "[Input(8)] public partial Node X { get; } [Dense(3)] public partial Node A { get; } [Dense(1, From = nameof(X))] public partial Node Y { get; }",
        "CN0028 at 'Dense(3)': 'A' is neither read nor an output: read it, mark it [Output] or remove it");

    [Fact]
    public void A_name_in_a_graph() => Graph(
        "[Input(8)] public partial Node X { get; } [Dense(1, Name = \"y\")] public partial Node Y { get; }",
        "CN0032 at 'Dense(1, Name = \"y\")': 'Y' has its name from the property: remove Name");

    [Fact]
    public void Two_layers_on_one_property() => Graph(
        "[Input(8), Dense(1)] public partial Node X { get; }",
        "CN0021 at 'Dense(1)': 'X' carries several layers: give each its own property");

    [Fact]
    public void An_output_without_layer() => Graph(
        "[Input(8)] public partial Node X { get; } [Output] public partial Node Y { get; }",
        "CN0022 at 'Output': 'Y' is an output without a layer: add a layer attribute such as [Dense(1)] beside it");

    [Fact]
    public void A_node_without_layer() => Graph(
        "[Input(8)] public partial Node X { get; } public partial Node Y { get; }",
        "CN0023 at 'Y': 'Y' has no layer: add a layer attribute such as [Dense(8)], or remove the property");

    [Fact]
    public void Two_outputs_on_one_property() => Graph(
        "[Input(8)] public partial Node X { get; } [Dense(1), Output, Output<Square>] public partial Node Y { get; }",
        "CN0024 at 'Output<Square>': 'Y' has several losses or outputs: keep one");

    [Fact]
    public void An_input_that_is_an_output() => Graph(
        "[Input(8), Output] public partial Node X { get; } [Dense(1, From = nameof(X)), Output] public partial Node Y { get; }",
        "CN0035 at 'Output': 'X' is an input and cannot be an output: mark a layer that computes something");

    [Fact]
    public void A_loss_on_the_class_of_a_graph() => Declared.Wrongly(
        "[Network, Loss<Square>] partial class Net { [Input(8)] public partial Node X { get; } [Dense(1)] public partial Node Y { get; } }",
        "CN0025 at 'Loss<Square>': 'Net' has its layers on properties: put [Output<…>] on the property of the output instead of [Loss<…>] on the class");

    [Theory]
    [InlineData("public Node Y { get; }", "is not partial", "")]
    [InlineData("public static partial Node Y { get; }", "is static", "CS9248")]
    [InlineData("public partial int Y { get; }", "is not of type Node", "CS9248")]
    [InlineData("public partial Node Y { get; set; }", "has a setter", "CS9248")]
    [InlineData("public partial Node Y { private get; set; }", "has a setter", "CS9248")]
    [InlineData("public partial Node Y { get; } public partial Node Y => default;", "is already implemented", "")]
    public void A_property_that_cannot_carry_a_layer(string property, string fault, string compilerError) => Declared.Wrongly(
        $"[Network] partial class Net {{ [Input(8)] public partial Node X {{ get; }} [Dense(1)] {property} }}",
        compilerError.Length == 0 ? [] : [compilerError], LanguageVersion.CSharp13,
        $"CN0020 at 'Dense(1)': 'Y' cannot carry a layer: it {fault}; write 'public partial Node Y {{ get; }}'");

    [Fact]
    public void A_derived_layer_that_hides_its_arguments() => Declared.Wrongly(
        "class HiddenAttribute() : DenseAttribute(64); [Network, Input(8), Hidden, Dense(1)] partial class Net;",
        "CN0017 at 'Hidden': 'Dense': HiddenAttribute cannot be compiled: its constructor lacks the parameter 'units' of DenseAttribute, whose value the compiler has to see where the attribute is used; add it");

    [Fact]
    public void A_network_of_too_many_layers() => Declared.Wrongly(
        "[Block, Input, Dense] partial class Part; [Network, Input(8), Block<Part>(Repeat = 2000000000)] partial class Net;",
        "CN0037 at 'Block<Part>(Repeat = 2000000000)': 'part' makes at least 4097 layers; at most 4096 are possible: use a smaller Repeat, here or in the blocks inside");

    // A constructor's argument that was no number was read as none, and with variants the generator threw.
    [Theory]
    [InlineData("string units", "DenseAttribute", "Derived(\"4\", Variants = new[] { 8 })", "parameter 'units' is not of the type int")]
    [InlineData("double units", "DenseAttribute", "Derived(4.5)", "parameter 'units' is not of the type int")]
    [InlineData("System.DayOfWeek units", "DenseAttribute", "Derived(System.DayOfWeek.Friday)", "parameter 'units' is not of the type int")]
    [InlineData("int units", "DenseAttribute", "Derived(4, Trainable = 3)", "property 'Trainable' is not of the type bool")]
    public void A_derived_layer_whose_arguments_are_of_other_types(string parameter, string layer, string use, string fault)
    {
        string hidden = use.Contains("Trainable") ? "{ public new int Trainable { get; set; } }" : ";";
        Declared.Wrongly($"#pragma warning disable CS9113\nclass DerivedAttribute({parameter}) : {layer}(3) {hidden} [Network, Input(8), {use}, Dense(1)] partial class Net;",
            $"CN0017 at '{use}': 'Dense': DerivedAttribute cannot be compiled: its {fault}, as that of {layer} is; give it that type");
    }

    [Fact]
    public void A_derived_layer_may_take_one_number_for_several() => Declared.Wrongly(
        "class NarrowAttribute(int filters, int kernelSize) : Conv1DAttribute(filters, kernelSize); [Network, Input(8, 2), Narrow(3, 2), Flatten, Dense(1)] partial class Net;");
}
