using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Convolutions that pool their own lines when they predict, and poolings behind convolutions that have to wait for the whole image.</summary>
public sealed class PooledConvolutionTests : LayerTests<PooledConvolutionTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("lines and pixels left over", "[Input(6, 8, 2)] [Conv2D<ReLU>(6, 2)] [MaxPooling2D] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("several panels of filters", "[Input(5, 6, 1)] [Conv2D<Tanh>(40, 2)] [MaxPooling2D] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("the mean of other windows", "[Input(7, 6, 2)] [Conv2D(5, 2, UseBias = false)] [AveragePooling2D(3, 2)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("windows apart from each other", "[Input(4, 9, 1)] [Conv2D<Sigmoid>(8, 3)] [MaxPooling2D(2, 2, Strides = [2, 3])] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("normalised between", "[Input(5, 5, 2)] [Conv2D(17, 2, Padding = Padding.Same)] [BatchNormalization] [Activation<ReLU>] [MaxPooling2D] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a sequence", "[Input(9, 3)] [Conv1D<ReLU>(12, 3)] [MaxPooling1D(3)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(4, 4, 1)] [Conv2D(8, 1)] [MaxPooling2D] [Loss<MeanSquaredError>]"),
        new("windows that overlap", "[Input(5, 5, 1)] [Conv2D<ReLU>(6, 2)] [MaxPooling2D(2, Strides = [1])] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a long window", "[Input(25, 2)] [Conv1D<ReLU>(17, 3)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("long windows and lines left over", "[Input(44, 2)] [Conv1D<Tanh>(5, 2)] [MaxPooling1D(21)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("high windows", "[Input(11, 9, 1)] [Conv2D<ReLU>(6, 2)] [MaxPooling2D(5, 3)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("the whole of a larger image", "[Input(7, 6, 1)] [Conv2D<Tanh>(17, 2)] [GlobalMaxPooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("the mean of large windows that overlap", "[Input(10, 11, 1)] [Conv2D<ReLU>(9, 2)] [AveragePooling2D(4, 5, Strides = [4, 2])] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("the whole image", "[Input(5, 4, 2)] [Conv2D(17, 2)] [GlobalAveragePooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two readers", "I: [Input(5, 5, 1)] | A: [Conv2D<Tanh>(6, 2)] | B: [MaxPooling2D(From = nameof(A))] | C: [AveragePooling2D(From = nameof(A))] | S: [Add(nameof(B), nameof(C))] | F: [Flatten] | O: [Dense(2), Output<MeanSquaredError>]"),
    ];
}
