using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>SeparableConv2D with all kinds of windows, channels and filters.</summary>
public sealed class SeparableConv2DTests : LayerTests<SeparableConv2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(4, 5, 2)] [Dense<Tanh>(5)] [SeparableConv2D(3, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, strides, multiplied", "[Input(5, 4, 2)] [Dense<Tanh>(4)] [SeparableConv2D<Tanh>(17, 3, Strides = [2], DepthMultiplier = 2, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(4, 4, 1)] [SeparableConv2D<Tanh>(1, 2, UseBias = false)] [SeparableConv2D<Tanh>(2, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
