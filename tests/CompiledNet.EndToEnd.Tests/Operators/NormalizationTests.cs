using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Normalization of inputs and of layers, with parameters and with given numbers, and its inverse.</summary>
public sealed class NormalizationTests : LayerTests<NormalizationTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of the input", "[Input(5)] [Normalization] [Dense<Tanh>(3)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("of an image", "[Input(4, 3, 3)] [Normalization] [Conv2D(2, 2)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of lone numbers", "[Input(9, 1)] [Normalization] [Conv1D<Tanh>(3, 2)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of one number", "[Input(1)] [Normalization] [Dense<Tanh>(3)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("given one number", "[Input(17)] [Normalization(Mean = [0.25], Variance = [4])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("given numbers", "[Input(2, 3)] [Normalization(Mean = [0.25, -1, 0], Variance = [4, 0.5, 1])] [Dense<Tanh>(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("behind a trained layer", "[Input(3)] [Dense<Tanh>(9)] [Normalization] [Activation<ReLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("behind a convolution", "[Input(6, 2)] [Conv1D(5, 2)] [Normalization] [Activation<Tanh>] [Conv1D(3, 2)] [Loss<MeanSquaredError>]"),
        new("inverse, at the end", "[Input(3)] [Dense<Tanh>(4)] [Dense(2)] [Normalization(Invert = true)] [Loss<MeanSquaredError>]"),
        new("inverse of a lone number", "[Input(3)] [Dense(1)] [Normalization(Mean = [2], Variance = [9], Invert = true)] [Loss<MeanSquaredError>]"),
    ];
}
