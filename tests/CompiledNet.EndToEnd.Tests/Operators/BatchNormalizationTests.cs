using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>BatchNormalization by its moving averages: behind every kind of product, alone, before activations, with all arguments.</summary>
public sealed class BatchNormalizationTests : LayerTests<BatchNormalizationTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("behind a dense layer", "[Input(3)] [Dense(5)] [BatchNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("dense, normalised, activated", "[Input(3)] [Dense(17)] [BatchNormalization] [Activation<ReLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("activated by what needs its input", "[Input(3)] [Dense(9)] [BatchNormalization] [Activation<SiLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("wide", "[Input(5)] [Dense(80)] [BatchNormalization] [Activation<Tanh>] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("behind a convolution", "[Input(5, 4, 2)] [Conv2D(9, 3, Padding = Padding.Same)] [BatchNormalization] [Activation<ReLU>] [Conv2D(17, 2)] [BatchNormalization] [GlobalAveragePooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("behind a wide convolution", "[Input(9, 3)] [Conv1D(40, 3)] [BatchNormalization] [Activation<Tanh>] [GlobalMaxPooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("behind a depthwise convolution", "[Input(5, 4, 3)] [DepthwiseConv2D(3, DepthMultiplier = 2, UseBias = false)] [BatchNormalization] [Activation<ReLU6>] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("behind a single filter", "[Input(6, 2)] [Conv1D(1, 3)] [BatchNormalization] [Activation<Tanh>] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of a lone number", "[Input(3)] [Dense(1)] [BatchNormalization] [Activation<Tanh>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("behind an activation", "[Input(3, 2)] [Dense<Sigmoid>(5)] [BatchNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("behind a sum", "I: [Input(3)] | A: [Dense(6)] | B: [Dense<Tanh>(6, From = nameof(I))] | C: [Add(nameof(A), nameof(B))] | D: [BatchNormalization] | E: [Activation<ReLU>] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("two that read one", "I: [Input(3)] | A: [Dense(6)] | B: [BatchNormalization] | C: [BatchNormalization(From = nameof(A))] | D: [Activation<Tanh>] | E: [Add(nameof(B), nameof(D))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("one after another", "[Input(3)] [Dense(6)] [BatchNormalization] [BatchNormalization] [Activation<Tanh>] [Loss<MeanSquaredError>]"),
        new("reshaped before the activation", "[Input(3)] [Dense(12)] [BatchNormalization] [Reshape(4, 3)] [Activation<Tanh>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(4, 3)] [BatchNormalization] [Dense<Tanh>(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(3)] [Dense(5)] [BatchNormalization] [Loss<MeanSquaredError>]"),
        new("before a softmax", "[Input(3)] [Dense(5)] [BatchNormalization] [Softmax] [Loss<CategoricalCrossentropy>]"),
        new("without scale", "[Input(3, 2)] [Dense<Sigmoid>(6)] [BatchNormalization(Scale = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without shift", "[Input(3, 2)] [Dense(6)] [BatchNormalization(Center = false, Epsilon = 0.01)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without either", "[Input(3, 2)] [Dense(6)] [BatchNormalization(Scale = false, Center = false)] [Activation<ReLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(3, 2)] [Dense<Tanh>(6)] [BatchNormalization(Trainable = false)] [Activation<ReLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen behind a convolution", "[Input(6, 2)] [Conv1D(5, 3)] [BatchNormalization(Trainable = false)] [Activation<SiLU>] [Conv1D(3, 2)] [BatchNormalization(Trainable = false)] [Loss<MeanSquaredError>]"),
        new("undefined where its input is padded", "[Input(3, 2)] [Dense<LogMagnitude>(5)] [BatchNormalization] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
    ];
}
