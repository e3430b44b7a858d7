using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>UpSampling2D of padded and lone channels, by one factor and by two.</summary>
public sealed class UpSampling2DTests : LayerTests<UpSampling2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(2, 3, 2)] [Dense<Tanh>(5)] [UpSampling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 and 1", "[Input(2, 2, 3)] [Dense<Tanh>(16)] [UpSampling2D(3, 1)] [Dense<Tanh>(2)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("1 and 2", "[Input(2, 2, 3)] [Dense<Tanh>(4)] [UpSampling2D(1, 2)] [Dense<Tanh>(2)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(2, 2, 2)] [UpSampling2D(2, 3)] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(2, 2, 3)] [Dense<Tanh>(1)] [UpSampling2D(2)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
