using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GroupQueryAttention of all kinds of groups.</summary>
public sealed class GroupQueryAttentionTests : LayerTests<GroupQueryAttentionTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("4 heads on 2", "[Input(5, 3)] [Dense<Tanh>(8)] [GroupQueryAttention(4, 4, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 heads on one", "[Input(9, 2)] [Dense<Tanh>(7)] [GroupQueryAttention(5, 3, 1, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one for each", "[Input(3, 2)] [Dense<Tanh>(5)] [GroupQueryAttention(3, 2, 2, UseBias = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("6 heads on 2, of 1", "[Input(4, 2)] [Dense<Tanh>(4)] [GroupQueryAttention(1, 6, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("query and value", "Q: [Input(3, 4)] | V: [Input(9, 5)] | W: [GroupQueryAttention(8, 4, 2, nameof(Q), nameof(V))] | O: [Dense<Tanh>(2), Output<MeanSquaredError>]"),
        new("masked and causal", "[Input(19, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(6)] [GroupQueryAttention(4, 4, 2, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("dropout", "[Input(5, 3)] [Dense<Tanh>(4)] [GroupQueryAttention(4, 2, 1, Dropout = 0.3)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
    ];
}
