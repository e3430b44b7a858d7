using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Conv2D with all kinds of windows, channels and filters.</summary>
public sealed class Conv2DTests : LayerTests<Conv2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(4, 5, 2)] [Dense<Tanh>(3)] [Conv2D(4, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, with activation", "[Input(4, 6, 2)] [Dense<Tanh>(6)] [Conv2D<Tanh>(5, 3, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, even window", "[Input(5, 3, 2)] [Dense<Tanh>(2)] [Conv2D<Sigmoid>(7, 2, 4, Padding = Padding.Same)] [Loss<MeanSquaredError>]"),
        new("strides", "[Input(5, 7, 2)] [Dense<Tanh>(4)] [Conv2D<ReLU>(6, 3, Strides = [2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, strides", "[Input(6, 5, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(3, 3, 2, Strides = [2, 3], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("dilation", "[Input(6, 7, 2)] [Dense<Tanh>(8)] [Conv2D<SiLU>(9, 2, 3, DilationRate = [3, 2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, dilation", "[Input(3, 4, 1)] [Conv2D(3, 3, DilationRate = [2], Padding = Padding.Same)] [Conv2D<Tanh>(2, 3, DilationRate = [2, 1], Padding = Padding.Same)] [Loss<MeanSquaredError>]"),
        new("many filters", "[Input(3, 13, 2)] [Dense<Tanh>(5)] [Conv2D<Tanh>(35, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("many channels", "[Input(3, 4, 2)] [Dense<Tanh>(33)] [Conv2D<Tanh>(6, 2, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone filter", "[Input(4, 4, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(1, 2)] [Conv2D(2, 2)] [Loss<MeanSquaredError>]"),
        new("a lone channel", "[Input(4, 5, 2)] [Dense<Tanh>(1)] [Conv2D<Tanh>(3, 3, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(5, 5, 3)] [Conv2D<Tanh>(3, 3)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the padded input, without bias", "[Input(5, 5, 1)] [Conv2D<Tanh>(3, 5, Padding = Padding.Same, UseBias = false)] [MaxPooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone channel, strides", "[Input(7, 9, 2)] [Dense<Tanh>(1)] [Conv2D<Tanh>(6, 3, 4, Strides = [2, 3])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone channel, dilation", "[Input(6, 13, 2)] [Dense<Tanh>(1)] [Conv2D<Tanh>(35, 2, 3, DilationRate = [3, 2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two channels, same, strides", "[Input(6, 5, 2)] [Dense<Tanh>(2)] [Conv2D<Tanh>(5, 4, 3, Strides = [3, 2], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("three channels, same", "[Input(4, 6, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(7, 3, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("four channels, windows apart", "[Input(5, 7, 2)] [Dense<Tanh>(4)] [Conv2D<Tanh>(16, 2, Strides = [3])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("strides wider than the image", "[Input(2, 3, 2)] [Dense<Tanh>(1)] [Conv2D<Tanh>(3, 2, Strides = [4], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one pixel", "[Input(3, 4, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(4, 1)] [Conv2D(2, 1, Strides = [2])] [Loss<MeanSquaredError>]"),
        new("one window", "[Input(3, 4, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(12, 3, 4)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(4, 4, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(4, 3, Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of a reshaped vector", "[Input(5)] [Dense<Tanh>(12)] [Reshape(2, 2, 3)] [Conv2D(3, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
