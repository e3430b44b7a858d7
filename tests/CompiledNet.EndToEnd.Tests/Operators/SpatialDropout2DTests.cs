using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>SpatialDropout2D outside training, where it is the identity.</summary>
public sealed class SpatialDropout2DTests : LayerTests<SpatialDropout2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("after a dense layer", "[Input(2, 3, 2)] [Dense<Tanh>(9)] [SpatialDropout2D(0.5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(2, 2, 3)] [Dense<Tanh>(1)] [SpatialDropout2D(0.2)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
