using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Attention without projections, of all kinds of inputs and masks.</summary>
public sealed class AttentionTests : LayerTests<AttentionTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of itself", "[Input(5, 3)] [Dense<Tanh>(8)] [Attention] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("causal", "[Input(17, 2)] [Dense<Tanh>(5)] [Attention(UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("scaled", "[Input(5, 3)] [Dense<Tanh>(3)] [Attention(UseScale = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("scaled input", "[Input(6, 9)] [Attention(UseScale = true, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(4, 8)] [Attention] [Dense<Tanh>(2)] [Loss<MeanSquaredError>]"),
        new("lone channel", "[Input(5, 2)] [Dense<Tanh>(1)] [Attention] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one position", "[Input(1, 2)] [Dense<Tanh>(4)] [Attention(UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen scale", "[Input(4, 2)] [Dense<Tanh>(4)] [Attention(UseScale = true, Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("query and value", "Q: [Input(3, 4)] | V: [Input(9, 4)] | A: [Dense<Tanh>(5, From = nameof(Q))] | B: [Dense<Tanh>(5, From = nameof(V))] | W: [Attention(nameof(A), nameof(B))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("query, value and key", "Q: [Input(9, 4)] | V: [Input(5, 4)] | A: [Dense<Tanh>(3, From = nameof(Q))] | B: [Dense<Tanh>(7, From = nameof(V))] | C: [Dense<Tanh>(3, From = nameof(V))] | W: [Attention(nameof(A), nameof(B), nameof(C), UseCausalMask = true, UseScale = true)] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("more keys than queries, causal", "Q: [Input(3, 4)] | V: [Input(19, 4)] | A: [Dense<Tanh>(4, From = nameof(Q))] | B: [Dense<Tanh>(4, From = nameof(V))] | W: [Attention(nameof(A), nameof(B), UseCausalMask = true)] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("masked", "[Input(9, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(6)] [Attention] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked and causal", "[Input(21, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(6)] [Attention(UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("dropout", "[Input(5, 3)] [Dense<Tanh>(4)] [Attention(Dropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
    ];
}
