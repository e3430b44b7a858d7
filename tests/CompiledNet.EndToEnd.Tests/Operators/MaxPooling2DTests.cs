using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>MaxPooling2D of all kinds of windows and channels.</summary>
public sealed class MaxPooling2DTests : LayerTests<MaxPooling2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(4, 6, 2)] [Dense<Tanh>(5)] [MaxPooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a rest at the end", "[Input(5, 3, 2)] [Dense<Tanh>(8)] [MaxPooling2D(2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("overlapping", "[Input(4, 5, 2)] [Dense<Tanh>(17)] [MaxPooling2D(3, 2, Strides = [1])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("gaps", "[Input(5, 7, 2)] [Dense<Tanh>(4)] [MaxPooling2D(2, Strides = [3, 4])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same", "[Input(3, 5, 2)] [Dense<Tanh>(3)] [MaxPooling2D(2, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, overlapping", "[Input(4, 3, 2)] [Dense<Tanh>(6)] [MaxPooling2D(3, Strides = [2, 1], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("large windows", "[Input(5, 4, 2)] [Dense<Tanh>(3)] [MaxPooling2D(4, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(4, 4, 3)] [Dense<Tanh>(1)] [MaxPooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels of the input", "[Input(6, 4, 1)] [MaxPooling2D(3, 2)] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("gapless channels of the input", "[Input(4, 4, 4)] [MaxPooling2D] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("padded channels of the input", "[Input(4, 4, 3)] [MaxPooling2D] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of a reshaped vector", "[Input(5)] [Dense<Tanh>(12)] [Reshape(1, 3, 4)] [MaxPooling2D(1, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
