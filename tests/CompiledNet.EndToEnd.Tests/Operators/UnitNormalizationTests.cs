using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>UnitNormalization of all kinds of channels.</summary>
public sealed class UnitNormalizationTests : LayerTests<UnitNormalizationTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of 5", "[Input(3)] [Dense<Tanh>(5)] [UnitNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 37, rank 2", "[Input(2, 3)] [Dense<Tanh>(37)] [UnitNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 8 of the input", "[Input(3, 8)] [UnitNormalization] [Dense<Tanh>(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(5)] [Dense(6)] [UnitNormalization] [Loss<MeanSquaredError>]"),
    ];
}
