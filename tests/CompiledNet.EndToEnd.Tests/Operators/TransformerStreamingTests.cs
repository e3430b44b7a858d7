using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Causal attention step by step, with keys and values of the steps before kept; the conformance compares that with the whole sequence.</summary>
public sealed class TransformerStreamingTests : LayerTests<TransformerStreamingTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("decoder of tokens", "I: [Input(19, 1)] | J: [Rescaling(4.5, 4.5)] | K: [Reshape(19)] | E: [Embedding(9, 8, LearnedPositions = true)] | N: [LayerNormalization] | A: [MultiHeadAttention(2, 4, UseCausalMask = true)] | R: [Add(nameof(E), nameof(A))] | M: [LayerNormalization] | F: [Dense<GELU>(12)] | G: [Dense(8)] | S: [Add(nameof(R), nameof(G))] | O: [Dense<Softmax>(9), Output<SparseCategoricalCrossentropy>]"),
        new("groups, sines", "[Input(17, 3)] [Dense<Tanh>(6)] [PositionalEncoding] [GroupQueryAttention(5, 4, 2, UseCausalMask = true)] [LayerNormalization] [GroupQueryAttention(8, 3, 1, UseCausalMask = true)] [LayerNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked tokens", "[Input(9, 1)] [Rescaling(1.5, 1.5)] [Reshape(9)] [Embedding(3, 4, MaskZero = true)] [MultiHeadAttention(2, 3, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked frames, scaled", "[Input(9, 2)] [Dense<ReLU>(2)] [Masking] [Dense<Tanh>(5)] [Attention(UseCausalMask = true, UseScale = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two sequences", "Q: [Input(9, 3)] | V: [Input(9, 2)] | A: [Dense<Tanh>(4, From = nameof(Q))] | W: [MultiHeadAttention(1, 4, nameof(A), nameof(V), UseCausalMask = true)] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("one frame", "[Input(1, 3)] [MultiHeadAttention(2, 4, UseCausalMask = true)] [Loss<MeanSquaredError>]"),
    ];

    [Fact]
    public void Every_case_has_a_step_and_a_last_frame()
    {
        foreach (var forms in Cases.Select(source => Compiled(source.Name)))
        {
            var session = forms.Single.NewStreamingSession().ShouldNotBeNull();
            int frames = forms.Single.Description.Inputs[0].Shape[0];
            float[] input = new float[session.InputSize], output = new float[session.OutputSize];
            for (int step = 0; step < frames; step++) session.Step(input, output);
            Should.Throw<InvalidOperationException>(() => session.Step(input, output)).Message.ShouldContain($"sequences of {frames} frames");
            session.Reset();
            session.Step(input, output);
        }
    }

    [Theory]
    [InlineData("[Input(9, 3)] [MultiHeadAttention(2, 4)] [Loss<MeanSquaredError>]")]
    [InlineData("[Input(9, 3)] [Conv1D(4, 3)] [MultiHeadAttention(2, 4, UseCausalMask = true)] [Loss<MeanSquaredError>]")]
    public void Has_no_step_where_frames_to_come_or_none_would_count(string layers) =>
        NetworkForms.Compile([new NetworkSource("", layers)], precisionsOnly: true)[0].Single.NewStreamingSession().ShouldBeNull();
}
