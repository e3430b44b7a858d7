using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>DepthwiseConv2D with all kinds of windows and channels.</summary>
public sealed class DepthwiseConv2DTests : LayerTests<DepthwiseConv2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(4, 5, 2)] [Dense<Tanh>(5)] [DepthwiseConv2D(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, many channels", "[Input(3, 4, 2)] [Dense<Tanh>(18)] [DepthwiseConv2D<Tanh>(3, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("strides, dilation", "[Input(7, 6, 2)] [Dense<Tanh>(4)] [DepthwiseConv2D<ReLU>(2, 3, Strides = [2, 1], DilationRate = [3, 2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("multiplied", "[Input(4, 4, 2)] [Dense<Tanh>(3)] [DepthwiseConv2D<Tanh>(2, DepthMultiplier = 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone channel", "[Input(4, 4, 1)] [DepthwiseConv2D<Tanh>(2)] [DepthwiseConv2D<Tanh>(2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(4, 4, 3)] [DepthwiseConv2D(2, UseBias = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
