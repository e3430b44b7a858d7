using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Whole transformers, small enough to check every gradient: an encoder, a causal decoder, and both together.</summary>
public sealed class TransformerNetworkTests : LayerTests<TransformerNetworkTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("encoder", "I: [Input(6, 3)] | E: [Dense(8)] | P: [PositionalEncoding] | N: [LayerNormalization] | A: [MultiHeadAttention(2, 4)] | R: [Add(nameof(P), nameof(A))] | M: [LayerNormalization] | F: [Dense<GELU>(12)] | G: [Dense(8)] | S: [Add(nameof(R), nameof(G))] | T: [LayerNormalization] | U: [GlobalAveragePooling1D] | O: [Dense<Softmax>(3), Output<CategoricalCrossentropy>]"),
        new("causal decoder", "I: [Input(7)] | J: [Rescaling(4.5, 4.5)] | E: [Embedding(9, 8, LearnedPositions = true)] | N: [LayerNormalization] | A: [MultiHeadAttention(2, 4, UseCausalMask = true)] | R: [Add(nameof(E), nameof(A))] | M: [LayerNormalization] | F: [Dense<GELU>(12)] | G: [Dense(8)] | S: [Add(nameof(R), nameof(G))] | T: [LayerNormalization] | O: [Dense<Softmax>(9), Output<SparseCategoricalCrossentropy>]"),
        new("masked encoder", "I: [Input(9)] | J: [Rescaling(2.5, 2.5)] | E: [Embedding(5, 8, MaskZero = true)] | P: [PositionalEncoding] | N: [RMSNormalization] | A: [GroupQueryAttention(4, 2, 1)] | R: [Add(nameof(P), nameof(A))] | F: [Dense<SiLU>(12)] | G: [Dense(8)] | S: [Add(nameof(R), nameof(G))] | U: [GlobalAveragePooling1D] | O: [Dense<Sigmoid>(1), Output<BinaryCrossentropy>]"),
        new("encoder and decoder", "I: [Input(5, 3)] | E: [Dense(6)] | A: [MultiHeadAttention(2, 3)] | R: [Add(nameof(E), nameof(A))] | K: [LayerNormalization] | D: [Input(4, 2)] | F: [Dense(6)] | B: [MultiHeadAttention(2, 3, UseCausalMask = true)] | S: [Add(nameof(F), nameof(B))] | L: [LayerNormalization] | C: [MultiHeadAttention(2, 3, nameof(L), nameof(K))] | T: [Add(nameof(L), nameof(C))] | O: [Dense<Softmax>(3), Output<SparseCategoricalCrossentropy>]"),
    ];
}
