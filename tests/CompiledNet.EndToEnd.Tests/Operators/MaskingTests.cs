using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Masking, and where its mask travels. After ReLU the positions of few channels are often all zero.</summary>
public sealed class MaskingTests : LayerTests<MaskingTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("zeros, mean", "[Input(9, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(5)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("another value", "[Input(7, 1)] [Rescaling(9, 0)] [Activation<HardSigmoid>] [Masking(1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(5, 3)] [Masking] [Dense<Tanh>(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("through layers", "[Input(8, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(6)] [LayerNormalization] [PReLU] [Dropout(0)] [GLU] [MultiHeadAttention(1, 3)] [GlobalAveragePooling1D(KeepDims = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("ends at a convolution", "[Input(8, 2)] [Dense<ReLU>(2)] [Masking] [Conv1D(3, 1)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("joined", "I: [Input(9, 3)] | A: [Dense<ReLU>(2)] | M: [Masking] | B: [Dense<ReLU>(2, From = nameof(I))] | N: [Masking] | S: [Add(nameof(M), nameof(N))] | G: [GlobalAveragePooling1D] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("one of two masked", "I: [Input(9, 3)] | A: [Dense<ReLU>(2)] | M: [Masking] | B: [Dense<ReLU>(2, From = nameof(I))] | S: [Concatenate(nameof(M), nameof(B))] | G: [GlobalAveragePooling1D] | O: [Dense(2), Output<MeanSquaredError>]"),
    ];
}
