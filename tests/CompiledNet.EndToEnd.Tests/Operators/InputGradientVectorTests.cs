using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Gradients of inputs against PyTorch, through layers of every way of passing something back.</summary>
public sealed class InputGradientVectorTests : LayerTests<InputGradientVectorTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("dense", "[Input(5)] [Dense<SiLU>(9)] [Dense<Tanh>(1)] [Dense<Softmax>(3)] [Loss<CategoricalCrossentropy>]"),
        new("images", "[Input(7, 6, 2)] [Conv2D<Tanh>(4, 3, Padding = Padding.Same)] [AveragePooling2D] [DepthwiseConv2D<SiLU>(2)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("images upwards", "[Input(3, 3, 2)] [Conv2DTranspose<Tanh>(3, 3, Strides = [2])] [Cropping2D(1)] [GlobalAveragePooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("sequences", "[Input(6, 3)] [Conv1D<Tanh>(4, 2, DilationRate = [2], Padding = Padding.Causal)] [LSTM(3, ReturnSequences = true)] [GRU(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked frames", "[Input(5, 3)] [Dense<ReLU>(2)] [Masking] [GRU(4, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("attention", "[Input(4, 6)] [MultiHeadAttention(2, 3, UseCausalMask = true)] [LayerNormalization] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("normalised", "[Input(4, 4, 6)] [GroupNormalization(2)] [BatchNormalization] [Activation<Tanh>] [GlobalAveragePooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("several inputs", "A: [Input(3, 4)] | B: [Input(5)] | F: [FiLM(nameof(A), nameof(B))] | D: [Dense<Tanh>(4)] | S: [Subtract(nameof(D), nameof(A))] | T: [Flatten] | C: [Concatenate(nameof(T), nameof(B))] | O: [Dense(2), Output<MeanSquaredError>] | P: [Dense<Sigmoid>(1, From = nameof(B)), Output<BinaryCrossentropy>(Weight = 0.5f)]"),
        new("two towers", "A: [Input(5)] | B: [Input(5)] | L: [Dense<Tanh>(4, From = nameof(A))] | R: [Shared(nameof(L), nameof(B))] | S: [Subtract(nameof(L), nameof(R))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("tied autoencoder", "I: [Input(6)] | D: [Dense<Tanh>(4)] | O: [DenseTranspose(nameof(D)), Output<MeanSquaredError>]"),
        new("ids beside numbers", "A: [Input(2)] | B: [Input(4)] | Q: [Rescaling(2.5, 2.5, From = nameof(A))] | E: [Embedding(5, 2)] | F: [Flatten] | M: [Multiply(nameof(F), nameof(B))] | O: [Dense(2), Output<MeanSquaredError>]"),
    ];
}
