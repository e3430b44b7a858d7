using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Reshape between all kinds of layouts.</summary>
public sealed class ReshapeTests : LayerTests<ReshapeTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("12 to 3 x 4", "[Input(5)] [Dense<Tanh>(12)] [Reshape(3, 4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("16 to 4 x 4", "[Input(5)] [Dense<Tanh>(16)] [Reshape(4, 4)] [Dense<Tanh>(2)] [Loss<MeanSquaredError>]"),
        new("6 to 2 x 3", "[Input(5)] [Dense<Tanh>(6)] [Reshape(2, 3)] [Dense<Tanh>(5)] [Loss<MeanSquaredError>]"),
        new("8 to 8 x 1", "[Input(5)] [Dense<Tanh>(8)] [Reshape(8, 1)] [Dense<Tanh>(3)] [Loss<MeanSquaredError>]"),
        new("the rest follows", "[Input(12)] [Reshape(2, -1)] [Dense<Tanh>(3)] [Reshape(-1, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 x 4 to 4 x 3 to 2 x 6", "[Input(3, 4)] [Dense<Tanh>(4)] [Reshape(4, 3)] [Dense<Tanh>(3)] [Reshape(2, 6)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(5)] [Dense(12)] [Reshape(3, 4)] [Loss<MeanSquaredError>]"),
        new("12 to 3 x 4 to a single unit", "[Input(5)] [Dense<Tanh>(12)] [Reshape(3, 4)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("of a reshaped one", "[Input(5)] [Dense(12)] [Reshape(3, 4)] [Reshape(12)] [Reshape(2, 6)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
