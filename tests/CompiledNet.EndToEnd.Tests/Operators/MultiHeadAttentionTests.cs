using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>MultiHeadAttention of all kinds of heads, inputs and masks.</summary>
public sealed class MultiHeadAttentionTests : LayerTests<MultiHeadAttentionTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("2 heads of 4", "[Input(5, 3)] [Dense<Tanh>(8)] [MultiHeadAttention(2, 4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 heads of 5", "[Input(9, 2)] [Dense<Tanh>(7)] [MultiHeadAttention(3, 5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one head of 17", "[Input(3, 2)] [Dense<Tanh>(5)] [MultiHeadAttention(1, 17)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("heads of 1", "[Input(4, 2)] [Dense<Tanh>(4)] [MultiHeadAttention(3, 1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one head of 1, lone channel", "[Input(4, 2)] [Dense<Tanh>(1)] [MultiHeadAttention(1, 1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("another width of values", "[Input(6, 2)] [Dense<Tanh>(4)] [MultiHeadAttention(2, 3, ValueDim = 8)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("causal", "[Input(17, 2)] [Dense<Tanh>(6)] [MultiHeadAttention(2, 8, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without bias", "[Input(5, 3)] [Dense<Tanh>(4)] [MultiHeadAttention(2, 4, UseBias = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(5, 3)] [MultiHeadAttention(2, 4)] [Dense<Tanh>(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(5, 3)] [MultiHeadAttention(2, 2)] [Loss<MeanSquaredError>]"),
        new("one position", "[Input(1, 3)] [MultiHeadAttention(2, 4, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(4, 3)] [Dense<Tanh>(4)] [MultiHeadAttention(2, 4, Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("query and value", "Q: [Input(3, 4)] | V: [Input(9, 5)] | A: [Dense<Tanh>(3, From = nameof(Q))] | B: [Dense<Tanh>(5, From = nameof(V))] | W: [MultiHeadAttention(2, 4, nameof(A), nameof(B))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("query, value and key", "Q: [Input(9, 4)] | V: [Input(5, 3)] | K: [Input(5, 2)] | W: [MultiHeadAttention(3, 4, nameof(Q), nameof(V), nameof(K), ValueDim = 5, UseCausalMask = true)] | O: [Dense<Tanh>(2), Output<MeanSquaredError>]"),
        new("masked", "[Input(9, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(6)] [MultiHeadAttention(2, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked and causal", "[Input(21, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(6)] [MultiHeadAttention(2, 4, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("keys masked, queries not", "Q: [Input(3, 4)] | V: [Input(9, 2)] | R: [Dense<ReLU>(2)] | M: [Masking] | W: [MultiHeadAttention(2, 4, nameof(Q), nameof(M))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("dropout", "[Input(5, 3)] [Dense<Tanh>(4)] [MultiHeadAttention(2, 4, Dropout = 0.3, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
    ];
}
