using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Conv2DTranspose with all kinds of windows, channels and filters.</summary>
public sealed class Conv2DTransposeTests : LayerTests<Conv2DTransposeTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(3, 2, 2)] [Dense<Tanh>(3)] [Conv2DTranspose(4, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("strides, with activation", "[Input(2, 3, 2)] [Dense<Tanh>(5)] [Conv2DTranspose<Tanh>(6, 3, Strides = [2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, strides", "[Input(3, 2, 2)] [Dense<Tanh>(17)] [Conv2DTranspose<Tanh>(18, 3, 2, Strides = [2], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("windows apart", "[Input(2, 3, 2)] [Dense<Tanh>(4)] [Conv2DTranspose<Tanh>(3, 2, 1, Strides = [3, 2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, dilation", "[Input(4, 3, 2)] [Dense<Tanh>(4)] [Conv2DTranspose<Tanh>(3, 2, 3, DilationRate = [2, 1], Padding = Padding.Same, UseBias = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone filter and channel", "[Input(3, 3, 2)] [Dense<Tanh>(1)] [Conv2DTranspose<Tanh>(1, 2)] [Conv2DTranspose(1, 2, Padding = Padding.Same)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(3, 3, 3)] [Conv2DTranspose<Tanh>(2, 2, Strides = [2])] [Loss<MeanSquaredError>]"),
    ];
}
