using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Permute of two and three axes, of padded, gapless and lone channels.</summary>
public sealed class PermuteTests : LayerTests<PermuteTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("2 axes", "[Input(3, 4)] [Dense<Tanh>(5)] [Permute(2, 1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("to lone channels", "[Input(1, 4)] [Dense<Tanh>(5)] [Permute(2, 1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("from lone channels", "[Input(4, 3)] [Dense<Tanh>(1)] [Permute(2, 1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(3, 2, 4)] [Permute(3, 1, 2)] [Dense<Tanh>(3)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("3 axes, channels stay", "[Input(2, 3, 4)] [Dense<Tanh>(6)] [Permute(2, 1, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 axes, turned round", "[Input(2, 3, 4)] [Dense<Tanh>(17)] [Permute(3, 2, 1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("nothing moves", "[Input(2, 3)] [Dense<Tanh>(4)] [Permute(1, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(2, 3)] [Dense(4)] [Permute(2, 1)] [Loss<MeanSquaredError>]"),
        new("of a reshaped vector", "[Input(5)] [Dense<Tanh>(12)] [Reshape(3, 4)] [Permute(2, 1)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
