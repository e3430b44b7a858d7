using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GatedTanh of several widths.</summary>
public sealed class GatedTanhTests : LayerTests<GatedTanhTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of 2", "[Input(3)] [Dense(2)] [GatedTanh] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 22, rank 2", "[Input(3, 2)] [Dense(22)] [GatedTanh] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 32", "[Input(3)] [Dense(32)] [GatedTanh] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
