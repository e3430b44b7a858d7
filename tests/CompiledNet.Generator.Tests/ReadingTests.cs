using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests;

public class ReadingTests
{
    private static NetworkSpec Read(string body)
    {
        var driver = GeneratorHost.Driver().RunGenerators(
            GeneratorHost.Compilation(LanguageVersion.CSharp13, Sources.File(body), Sources.Traits), TestContext.Current.CancellationToken);
        var values = driver.GetRunResult().Results[0].TrackedSteps[TrackingNames.Declaration].SelectMany(run => run.Outputs).Select(output => (Declaration)output.Value);
        return values.First(declaration => declaration.Kind == DeclarationKind.Network).Spec;
    }

    [Fact]
    public void A_stack_keeps_the_order_of_its_attributes()
    {
        var spec = Read("[Network(ElementType = ElementType.Double, VectorWidths = VectorWidths.V128 | VectorWidths.V512)] [Input(4, 2)] [Flatten] [Dense<Curve>(3, UseBias = false, Name = \"a\"), Dropout(0.25)] [Loss<Square>(Weight = 2, FromLogits = true)] partial class Net;");
        spec.Door.ShouldBe(Door.Stack);
        spec.ElementType.ShouldBe(Model.ElementType.Double);
        spec.VectorWidths.ShouldBe(5);
        spec.Nodes.Select(node => node.Operator).ShouldBe(["Input", "Flatten", "Dense", "Dropout"]);
        spec.Nodes[0].Arguments.ShouldHaveSingleItem().Numbers.ShouldBe([4, 2]);
        spec.Nodes[2].Name.ShouldBe("a");
        spec.Nodes[2].Arguments.Select(argument => (argument.Name, argument.Numbers[0])).ShouldBe([("Units", 3), ("UseBias", 0)]);
        spec.Nodes[2].Activation!.TypeName.ShouldBe("global::Demo.Curve");
        spec.Nodes[2].Activation!.Kinds.ShouldBe(TraitKinds.ElementwiseActivation);
        spec.Nodes[2].Activation!.BuiltIn.ShouldBeFalse();
        var output = spec.Nodes[3].Output!;
        output.Weight.ShouldBe(2);
        output.Loss!.FusedWith.ShouldBe(["global::Demo.Curve"]);
        output.Loss!.Settings.ShouldBe([new Setting("FromLogits", "true")]);
    }

    [Fact]
    public void A_graph_keeps_names_modifiers_and_wiring()
    {
        var spec = Read("partial class Outer { [Network] internal sealed partial class @class { [Input(8)] public partial Node X { get; } [Dense(8, From = nameof(X))] internal partial Node @event { get; } [Add(nameof(X), nameof(@event))] private partial Node Y { get; } int other; } }");
        spec.Type.ShouldBe(new TypeSpec("Demo", new[] { "partial class Outer" }.ToEquatableArray(), "@class", "Demo.Outer.class"));
        spec.Nodes.Select(node => (node.Name, node.PropertyName, node.PropertyModifiers)).ShouldBe(
            [("X", "X", "public partial"), ("event", "@event", "internal partial"), ("Y", "Y", "private partial")]);
        spec.Nodes.Select(node => string.Join(",", node.From)).ShouldBe(["", "X", "X,event"]);
        spec.Members.ShouldBe(["X", "Y", "event", "other"]);
    }

    [Fact]
    public void The_constructor_of_a_type_is_found_by_its_numbers()
    {
        var node = Read("[Network, Input(8), Dense<Leaky>(1, ActivationArguments = new[] { 0.5 }, KernelInitializer = typeof(Filled), KernelInitializerArguments = new[] { 3.0 })] partial class Net;").Nodes[1];
        node.Activation!.ConstructorArguments.ShouldBe([0.5, 2]);
        node.Activation!.ConstructorTypes.ShouldBe(["float", "int"]);
        node.Arguments.Single(argument => argument.Name == "KernelInitializer").Trait!.ConstructorArguments.ShouldBe([3]);
        node.Arguments.Select(argument => argument.Name).ShouldBe(["Units", "KernelInitializer"]);
    }

    [Fact]
    public void A_struct_whose_constructor_has_default_values_gets_them() =>
        Read("[Network, Input(8), Dense<Leaky>(1)] partial class Net;").Nodes[1].Activation!.ConstructorArguments.ShouldBe([0.25, 2]);

    [Fact]
    public void Nested_and_generic_types_are_named_in_full()
    {
        var spec = Read("class Outer<T> { internal struct Inner<U> : IElementwiseActivation { public V Forward<V>(V x) where V : struct, CompiledNet.Numerics.ILanes<V> => x; public V Derivative<V>(V x, V y) where V : struct, CompiledNet.Numerics.ILanes<V> => x; } } [Network, Input(8), Dense<Outer<int>.Inner<Square>>(1)] partial class Net;");
        spec.Nodes[1].Activation!.TypeName.ShouldBe("global::Demo.Outer<int>.Inner<global::Demo.Square>");
    }

    [Fact]
    public void An_own_attribute_is_read_as_the_layer_it_derives_from()
    {
        var node = Read("class WideAttribute(int units) : DenseAttribute<Curve>(units); [Network, Input(8), Wide(64)] partial class Net;").Nodes[1];
        node.Operator.ShouldBe("Dense");
        node.Activation!.Name.ShouldBe("Curve");
        node.Arguments.ShouldHaveSingleItem().Numbers.ShouldBe([64]);
    }

    [Fact]
    public void An_own_loss_attribute_has_options_of_its_own() =>
        Read("class OwnAttribute : LossAttribute<Square> { public float Margin { get; set; } } [Network, Input(8), Dense(1), Own(Margin = 0.5f)] partial class Net;")
            .Nodes[1].Output!.Loss!.Settings.ShouldBe([new Setting("Margin", "0.5f")]);

    [Fact]
    public void A_network_with_a_base_class_and_members_is_fine() =>
        Declared.Wrongly("class Parent { protected int Count; } [Network] partial class Net : Parent { [Input(8)] public partial Node X { get; } [Dense(0)] public partial Node Y { get; } public int Twice() => 2 * Count; }",
            "CN0006 at 'Dense(0)': 'Y': units is 0, but has to be at least 1");
}
