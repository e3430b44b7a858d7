using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Cropping2D by one number, by two and by four.</summary>
public sealed class Cropping2DTests : LayerTests<Cropping2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(2, 3, 2)] [Dense<Tanh>(5)] [Cropping2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("1 and 0", "[Input(3, 3, 2)] [Dense<Tanh>(8)] [Cropping2D(1, 0)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("all sides differ", "[Input(4, 7, 3)] [Cropping2D(0, 1, 2, 3)] [Dense<Tanh>(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(3, 4, 3)] [Dense<Tanh>(1)] [Cropping2D(1)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
