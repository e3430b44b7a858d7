using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>SpatialDropout1D outside training, where it is the identity.</summary>
public sealed class SpatialDropout1DTests : LayerTests<SpatialDropout1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("after a dense layer", "[Input(3, 2)] [Dense<Tanh>(5)] [SpatialDropout1D(0.5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input, then at the end", "[Input(3, 2)] [SpatialDropout1D(0.2)] [Dense(4)] [SpatialDropout1D(0)] [Loss<MeanSquaredError>]"),
    ];
}
