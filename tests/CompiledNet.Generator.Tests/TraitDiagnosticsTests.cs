using System;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class TraitDiagnosticsTests
{
    private const string Use = "[Network, Input(8), Dense(1, KernelInitializer = typeof({0}))] partial class Net;";

    [Theory]
    [InlineData("abstract class Own : Base;", "Own", "it is abstract; give a type that derives from it")]
    [InlineData("static class Own;", "Own", "it is static; remove static")]
    [InlineData("class Own;", "Own", "it does not implement IInitializer; implement that, or give another type")]
    [InlineData("interface Own : IInitializer;", "Own", "it is neither a class nor a struct; give a type that is one")]
    [InlineData("class Own : Base { private class Inner : Base; }", "Own.Inner", "it is not accessible in the whole project; make it and the types around it internal or public")]
    [InlineData("file class Own : Base;", "Own", "it is local to a file, where generated code cannot reach it; make it internal")]
    [InlineData("ref struct Own;", "Own", "it is a ref struct; make it a struct")]
    [InlineData("class Own<T> : Base;", "Own<>", "it is an open generic type; give its type arguments")]
    [InlineData("class Own : Base { public required int Seed { get; set; } }", "Own", "its member 'Seed' is required; give it a default value instead")]
    [InlineData("class Own : Base { internal Own() { } }", "Own", "it has no public constructor without parameters; add one, or give its arguments")]
    [InlineData("class Own : Base { public Own(string text) { } }", "Own", "it has no public constructor without parameters; add one, or give its arguments")]
    public void A_type_that_cannot_be_used(string declaration, string name, string fault)
    {
        string net = Use.Replace("{0}", name);
        string body = name.Contains('.') ? declaration.Replace("private class", net.Replace("typeof(Own.Inner)", "typeof(Inner)") + " private class").Replace("class Own", "partial class Own") : declaration + net;
        string shown = name.Contains('.') ? "Inner" : name;
        Declared.Wrongly(
            "abstract class Base : IInitializer { public void Fill(System.Span<float> v, System.ReadOnlySpan<int> s, CompiledNet.Numerics.RandomStream r) { } } " + body,
            $"CN0013 at 'Dense(1, KernelInitializer = typeof({shown}))': 'Dense' cannot use '{shown}': {fault}");
    }

    [Theory]
    [InlineData("{ }", "it has no public constructor without parameters; add one, or give its arguments")]
    [InlineData("{ 1, 2 }", "it has no public constructor for 2 numbers (1, 2); give what one of its constructors takes")]
    public void Constructor_arguments_that_do_not_fit(string numbers, string fault)
    {
        string layer = $"Dense(1, KernelInitializer = typeof(Filled), KernelInitializerArguments = new double[] {numbers})";
        Declared.Wrongly($"[Network, Input(8), {layer}] partial class Net;", $"CN0013 at '{layer}': 'Dense' cannot use 'Filled': {fault}");
    }

    [Fact]
    public void A_fraction_for_an_integer() => Declared.Wrongly(
        "[Network, Input(8), Dense<Leaky>(1, ActivationArguments = new[] { 0.5, 1.5 })] partial class Net;",
        "CN0013 at 'Dense<Leaky>(1, ActivationArguments = new[] { 0.5, 1.5 })': 'Dense' cannot use 'Leaky': it has no public constructor for 2 numbers (0.5, 1.5); give what one of its constructors takes");

    [Fact]
    public void Arguments_without_a_type() => Declared.Wrongly(
        "[Network, Input(8), Dense(1, BiasConstraintArguments = new[] { 2.0 })] partial class Net;",
        "CN0033 at 'Dense(1, BiasConstraintArguments = new[] { 2.0 })': 'Dense': BiasConstraintArguments is given without BiasConstraint: add BiasConstraint or remove BiasConstraintArguments");

    [Fact]
    public void An_activation_that_computes_nothing() => Declared.Wrongly(
        "struct Own : IActivation; [Network, Input(8), Dense<Own>(1)] partial class Net;",
        "CN0013 at 'Dense<Own>(1)': 'Dense' cannot use 'Own': it does not implement IElementwiseActivation or IVectorActivation; implement that, or give another type");

    [Fact]
    public void A_private_activation() => Declared.Wrongly(
        "[Network] partial class Net { private struct Own : IElementwiseActivation { public T Forward<T>(T x) where T : struct, CompiledNet.Numerics.ILanes<T> => x; public T Derivative<T>(T x, T y) where T : struct, CompiledNet.Numerics.ILanes<T> => x; } [Input(8)] public partial Node X { get; } [Dense<Own>(1)] public partial Node Y { get; } }",
        "CN0013 at 'Dense<Own>(1)': 'Y' cannot use 'Own': it is not accessible in the whole project; make it and the types around it internal or public");

    [Fact]
    public void An_option_that_the_loss_lacks() => Declared.Wrongly(
        "[Network, Input(8), Dense(1), Loss<Square>(FromLogits = true, Delta = 2)] partial class Net;",
        "CN0027 at 'Loss<Square>(FromLogits = true, Delta = 2)': 'Net': Square has no option Delta: remove it, or give the loss a public property 'float Delta { get; set; }'");

    [Fact]
    public void An_own_option_of_the_wrong_type() => Declared.Wrongly(
        "class OwnAttribute : LossAttribute<Square> { public string Margin { get; set; } = \"\"; } [Network, Input(8), Dense(1), Own(Margin = \"a\")] partial class Net;",
        "CN0027 at 'Own(Margin = \"a\")': 'Net': Square has no option Margin: remove it, or give the loss a public property 'string Margin { get; set; }'");

    [Theory]
    [InlineData("Weight = -1", "Weight is -1, but has to be at least 0")]
    [InlineData("Weight = float.NaN", "Weight is NaN, but has to be at least 0")]
    [InlineData("Weight = 1f / 0f", "Weight is Infinity, but has to be a finite number")]
    public void A_weight_out_of_range(string option, string message) => Declared.Wrongly(
        $"[Network] partial class Net {{ [Input(8)] public partial Node X {{ get; }} [Dense(1), Output<Square>({option})] public partial Node Y {{ get; }} }}",
        $"CN0006 at 'Output<Square>({option})': 'Y': {message}");

    [Theory]
    [InlineData("BinaryCrossentropy>(LabelSmoothing = 1.5f)", "LabelSmoothing is 1.5, but has to be from 0 to 1")]
    [InlineData("Huber>(Delta = 0)", "Delta is 0, but has to be above 0")]
    [InlineData("Huber>(Delta = 1 / 0f)", "Delta is Infinity, but has to be a finite number")]
    [InlineData("Triplet>(Margin = -1)", "Margin is -1, but has to be above 0")]
    [InlineData("Quantile>(Level = 1)", "Level is 1, but has to be between 0 and 1")]
    [InlineData("Tversky>(Alpha = float.NaN)", "Alpha is NaN, but has to be at least 0")]
    [InlineData("CTC>(Blank = -1)", "Blank is -1, but has to be at least 0")]
    [InlineData("Ranged>(Gamma = 5)", "Gamma is 5, but has to be from 2 to 4")]
    [InlineData("Ranged>(Beta = 1 / 0f)", "Beta is Infinity, but has to be a finite number")]
    public void An_option_out_of_range(string loss, string message) => Declared.Lines(GeneratorHost.Run(
        Sources.File($"[Network, Input(8), Dense<Sigmoid>(6), Loss<{loss}] partial class Net;"), Ranged, Sources.Traits))
        .ShouldBe([$"CN0006 at 'Loss<{loss}': 'Net': {message}"]);

    [Fact]
    public void Every_number_that_a_loss_of_the_library_takes_has_a_range() => typeof(ILoss).Assembly.GetExportedTypes()
        .Where(type => type.IsValueType && type.IsAssignableTo(typeof(ILoss)) && !type.IsGenericType)
        .SelectMany(type => type.GetProperties().Where(property => property.CanWrite && property.PropertyType != typeof(bool) && !property.IsDefined(typeof(OptionRangeAttribute), false)))
        .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();

    private static readonly string Ranged = Sources.File("""
        public readonly struct Ranged : ILoss
        {
            public Ranged() { }
            [OptionRange(2, 4)] public float Gamma { get; init; } = 3;
            public float Beta { get; init; } = 3;
            public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => default;
            public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> { }
        }
        """);
}
