using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class ClassDiagnosticsTests
{
    [Fact]
    public void A_class_that_is_not_partial() => Declared.Wrongly(
        "[Network, Input(8), Dense(1)] class Net;",
        "CN0001 at 'Net': 'Net' must be partial, because the network is emitted as another part of it: write 'partial class'");

    [Fact]
    public void A_containing_type_that_is_not_partial() => Declared.Wrongly(
        "class Outer { struct Middle { [Network, Input(8), Dense(1)] partial class Net; } }",
        "CN0002 at 'Outer': 'Outer' must be partial, because 'Net' inside it gets a generated part: write 'partial' before it",
        "CN0002 at 'Middle': 'Middle' must be partial, because 'Net' inside it gets a generated part: write 'partial' before it");

    [Fact]
    public void A_block_that_is_not_partial() => Declared.Wrongly(
        "[Block] class Part { [Input] public Node X { get; } [Dense] public Node Y { get; } }",
        "CN0001 at 'Part': 'Part' must be partial, because the network is emitted as another part of it: write 'partial class'",
        "CN0020 at 'Input': 'X' cannot carry a layer: it is not partial; write 'public partial Node X { get; }'",
        "CN0020 at 'Dense': 'Y' cannot carry a layer: it is not partial; write 'public partial Node Y { get; }'");

    [Fact]
    public void No_layers() => Declared.Wrongly(
        "[Network] partial class Net;",
        "CN0003 at 'Net': 'Net' has no layers: put layer attributes such as [Input(8)] and [Dense(1)] on the class, or on partial properties of type Node");

    [Fact]
    public void Nothing_but_an_input() => Declared.Wrongly(
        "[Network, Input(8)] partial class Net;",
        "CN0003 at 'Net': 'Net' has no layers: put layer attributes such as [Input(8)] and [Dense(1)] on the class, or on partial properties of type Node");

    [Fact]
    public void Layers_on_class_and_properties() => Declared.Wrongly(
        "[Network, Input(8), Dense(1)] partial class Net { [Dense(2)] public partial Node Extra { get; } }",
        "CN0010 at 'Input(8)': 'Net' has layers both on the class and on its properties: keep one of the two");

    [Fact]
    public void Stack_in_several_parts() => Declared.Wrongly(
        "[Network, Input(8)] partial class Net; [Dense(1)] partial class Net;",
        "CN0011 at 'Dense(1)': 'Net' has layers in several parts of the class, which have no order: move them all into one part");

    [Fact]
    public void Graph_in_several_parts() => Declared.Wrongly(
        "[Network] partial class Net { [Input(8)] public partial Node X { get; } } partial class Net { [Dense(1)] public partial Node Y { get; } }",
        "CN0011 at 'Dense(1)': 'Net' has layers in several parts of the class, which have no order: move them all into one part");

    [Fact]
    public void An_old_language_version() => Declared.Wrongly(
        "[Network, Input(8), Dense(1)] partial class Net;", [], LanguageVersion.CSharp12,
        "CN0012 at 'Net': 'Net' needs C# 13 or newer, but the project uses C# 12.0: remove <LangVersion> or raise it");

    [Theory]
    [InlineData("static partial class Net;", "is static; remove static")]
    [InlineData("abstract partial class Net;", "is abstract; remove abstract")]
    [InlineData("partial record Net;", "is a record; make it a class")]
    [InlineData("partial class Net<T>;", "is generic, or inside a generic type; remove the type parameters")]
    [InlineData("file partial class Net;", "is local to a file; make it internal")]
    [InlineData("partial class Net(int size) { public int Size => size; }", "has a primary constructor, which the generated one could not call; use a constructor that calls this(seed: …), or a property")]
    [InlineData("partial class Net { public required int Size { get; init; } }", "has the required member 'Size', which nobody sets where a network is made from a file; remove required")]
    [InlineData("partial class Net : Demanding;", "has the required member 'Size', which nobody sets where a network is made from a file; remove required")]
    [InlineData("partial class Net : Parent;", "derives from 'Parent', which has no constructor without parameters; add one there, or derive from no class")]
    public void A_kind_of_class_that_cannot_be_a_network(string declaration, string fault)
    {
        string parent = "class Parent { protected Parent(int size) { } } class Demanding { public required int Size { get; init; } }";
        string[] compilerErrors = declaration.EndsWith("Parent;") ? ["CS7036"] : [];
        Declared.Wrongly($"{parent} [Network, Input(8), Dense(1)] {declaration}", compilerErrors, LanguageVersion.CSharp13,
            $"CN0018 at 'Net': 'Net' cannot be a network or block: it {fault}");
    }

    [Fact]
    public void A_network_in_a_generic_type() => Declared.Wrongly(
        "partial class Outer<T> { [Network, Input(8), Dense(1)] partial class Net; }",
        "CN0018 at 'Net': 'Net' cannot be a network or block: it is generic, or inside a generic type; remove the type parameters");

    [Fact]
    public void Members_that_the_network_has_itself() => Declared.Wrongly(
        "[Network, Input(8), Dense(1)] partial class Net { int InputSize => 3; public void Predict() { } public Net() { } public Net(int? seed) { } public Net(string path) { } }",
        "CN0019 at 'InputSize': 'Net' must not declare 'Net.InputSize', which the compiled network has itself: choose another name",
        "CN0019 at 'Predict': 'Net' must not declare 'Net.Predict()', which the compiled network has itself: choose another name",
        "CN0019 at 'Net': 'Net' must not declare 'Net.Net()', which the compiled network has itself: choose another name",
        "CN0019 at 'Net': 'Net' must not declare 'Net.Net(int?)', which the compiled network has itself: choose another name");

    [Fact]
    public void Inherited_members_that_the_network_has_itself() => Declared.Wrongly(
        "class Parent { public int Session; private int Parameters() => Session; } [Network, Input(8), Dense(1)] partial class Net : Parent;",
        "CN0019 at 'Net': 'Net' must not declare 'Parent.Session', which the compiled network has itself: choose another name");

    [Fact]
    public void A_node_with_a_reserved_name() => Declared.Wrongly(
        "[Network] partial class Net { [Input(8)] public partial Node Parameters { get; } [Dense(1)] public partial Node Y { get; } }",
        "CN0019 at 'Parameters': 'Net' must not declare 'Net.Parameters', which the compiled network has itself: choose another name");

    [Fact]
    public void Network_and_block_at_once() => Declared.Wrongly(
        "[Network, Block, Input(8), Dense(1)] partial class Net;",
        "CN0034 at 'Block': 'Net' is marked both [Network] and [Block]: keep one");

    [Fact]
    public void Options_of_the_network_out_of_range() => Declared.Wrongly(
        "[Network(ElementType = (ElementType)7, VectorWidths = 0), Input(8), Dense(1)] partial class Net;",
        "CN0006 at 'Network(ElementType = (ElementType)7, VectorWidths = 0)': 'Net': ElementType is 7, but has to be Single or Double",
        "CN0006 at 'Network(ElementType = (ElementType)7, VectorWidths = 0)': 'Net': VectorWidths is 0, but has to be one or several of V128, V256 and V512");

    [Fact]
    public void Rounded_weights_for_a_network_in_double_precision() => Declared.Wrongly(
        "[Network(ElementType = ElementType.Double, BFloat16Session = true), Input(8), Dense(1)] partial class Net;",
        "CN0006 at 'Network(ElementType = ElementType.Double, BFloat16Session = true)': 'Net': BFloat16Session is true, but has to be false for ElementType.Double");

    [Fact]
    public void An_attribute_with_an_error_of_the_compiler_is_left_to_it() => Declared.Wrongly(
        "[Network] partial class Net { [Input(8)] public partial Node X { get; } [Dens(3)] public partial Node A { get; } [Dense(\"3\")] public partial Node B { get; } [Dense<string>(3)] public partial Node C { get; } }",
        ["CS0246", "CS0453", "CS1503"], LanguageVersion.CSharp13);
}
