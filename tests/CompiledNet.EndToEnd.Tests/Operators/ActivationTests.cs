using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Activation, wherever its input lies in memory.</summary>
public sealed class ActivationTests : LayerTests<ActivationTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("after a dense layer", "[Input(5)] [Dense(10)] [Activation<GELU>] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("after another", "[Input(5)] [Dense<Tanh>(10)] [Activation<SiLU>] [Activation<Softplus>] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(5)] [Activation<Sigmoid>] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("with arguments", "[Input(5)] [Dense(6)] [Activation<LeakyReLU>(ActivationArguments = [0.1])] [Dense<ELU>(4, ActivationArguments = [0.5])] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(5)] [Dense(3)] [Activation<Tanh>] [Loss<MeanSquaredError>]"),
        new("of a reshaped vector", "[Input(5)] [Dense(12)] [Reshape(3, 4)] [Activation<Mish>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("sigmoid of a reshaped vector, fused", "[Input(5)] [Dense(12)] [Reshape(3, 4)] [Activation<Sigmoid>] [Loss<BinaryCrossentropy>]"),
        new("infinite on the padding", "[Input(3)] [Dense(5)] [Activation<LogMagnitude>] [Dense<Tanh>(2)] [Loss<MeanSquaredError>]"),
        new("exponentials of exponentials", "[Input(2)] [Dense(3)] [Activation<Tanh>] [Activation<Exponential>] [Activation<Exponential>] [Dense<Tanh>(3)] [Loss<MeanSquaredError>]"),
        new("vector activation of rank 2", "[Input(3, 5)] [Dense(4)] [Activation<SharpSoftmax>] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
