using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>Right declarations of every kind compile without a word from the generator or the compiler.</summary>
public class SoundNetworkTests
{
    [Theory]
    [InlineData("[Network, Input(8), Dense<ReLU>(10), Dropout(0.1), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>] partial class Net;")]
    [InlineData("[Network, Input(73), Dense<Tanh>(4), Dense(3), Loss<MeanSquaredError>] partial class Net; [Network(ElementType = ElementType.Double), Input(131), Dense(2)] partial class Twin;")]
    [InlineData("[Network, Input(4, 2), Flatten, Dense(3, UseBias = false, Trainable = false), Softmax, Loss<CategoricalCrossentropy>(LabelSmoothing = 0.1f)] partial class Net;")]
    [InlineData("[Network, Input(8), Dense<LeakyReLU>(4, ActivationArguments = new[] { 0.2 }, KernelInitializer = typeof(RandomUniform), KernelInitializerArguments = new[] { -0.1, 0.1 }, KernelRegularizer = typeof(L2), KernelConstraint = typeof(MaxNorm), KernelConstraintArguments = new[] { 3.0, 0 }, BiasConstraint = typeof(UnitNorm))] partial class Net;")]
    [InlineData("partial struct Outer { partial interface Inner { [Network(ElementType = ElementType.Double), Input(8), Dense(1)] partial class @class; } }")]
    [InlineData("[Block] partial class Part { [Input] public partial Node X { get; } [Dense<Tanh>] public partial Node A { get; } [Add(nameof(X), nameof(A))] public partial Node Y { get; } } [Network] partial class Net { [Input(8)] public partial Node X { get; } [Block<Part>(Repeat = 3)] public partial Node Body { get; } [Dense(2), Output<MeanSquaredError>(Weight = 0.5f)] public partial Node One { get; } [Dense(3, From = nameof(Body)), Output] private partial Node @event { get; } }")]
    [InlineData("[Network] partial class Net { [Input(8)] public partial Node X { get; } [Input(3)] public partial Node Z { get; } [Concatenate(nameof(X), nameof(Z))] public partial Node Y { get; } [Dense(2)] public partial Node Out { get; } }")]
    [InlineData("[Block, Input, Dense<ELU>, Reshape(2, -1), Flatten] partial class Part; [Network, Input(8), Block<Part>(Repeat = 2), Dense(1)] partial class Net;")]
    [InlineData("[Network, Input(8), Dense<Leaky>(3, BiasInitializer = typeof(Filled), BiasInitializerArguments = new[] { 0.5 }), Activation<Curve>, Loss<Square>(FromLogits = true)] partial class Net;")]
    public void Compiles_without_a_warning(string body)
    {
        var result = GeneratorHost.Run(Sources.File(body), Sources.Traits);
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        result.Load().GetTypes().ShouldNotBeEmpty();
    }
}
