using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Rescaling with and without an offset.</summary>
public sealed class RescalingTests : LayerTests<RescalingTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("scale", "[Input(3)] [Dense<Tanh>(5)] [Rescaling(0.25)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("scale and offset of the input", "[Input(2, 3)] [Rescaling(2, -0.5)] [Dense<Tanh>(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels at the end", "[Input(2, 3)] [Dense<Tanh>(1)] [Rescaling(-3, 1)] [Loss<MeanSquaredError>]"),
    ];
}
