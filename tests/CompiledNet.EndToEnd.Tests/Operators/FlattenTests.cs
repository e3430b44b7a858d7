using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Flatten of vectors, matrices and higher ranks.</summary>
public sealed class FlattenTests : LayerTests<FlattenTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("rank 1", "[Input(5)] [Flatten] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("the input of rank 3", "[Input(2, 3, 2)] [Flatten] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("padded rows", "[Input(3, 4)] [Dense<Tanh>(5)] [Flatten] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("gapless rows", "[Input(3, 4)] [Dense<Tanh>(4)] [Flatten] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("gapless rows of 16", "[Input(2, 4)] [Dense<Tanh>(16)] [Flatten] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(3, 4)] [Dense<Tanh>(2)] [Flatten] [Loss<MeanSquaredError>]"),
        new("lone numbers", "[Input(3, 4)] [Dense(1)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
