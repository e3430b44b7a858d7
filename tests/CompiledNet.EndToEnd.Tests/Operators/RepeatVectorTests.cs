using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>RepeatVector of wide, narrow and single vectors.</summary>
public sealed class RepeatVectorTests : LayerTests<RepeatVectorTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("5 times 6", "[Input(3)] [Dense<Tanh>(6)] [RepeatVector(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 times 1", "[Input(3)] [Dense<Tanh>(1)] [RepeatVector(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("once", "[Input(3)] [Dense<Tanh>(4)] [RepeatVector(1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("4 times 17 of the input", "[Input(17)] [RepeatVector(4)] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("2 times 33 at the end", "[Input(3)] [Dense(33)] [RepeatVector(2)] [Loss<MeanSquaredError>]"),
    ];
}
