using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Networks that take a sequence step by step; the conformance of every layer compares that with the whole sequence.</summary>
public sealed class StreamingTests : LayerTests<StreamingTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("dilated, causal", "[Input(40, 1)] [Conv1D<Tanh>(16, 3, Padding = Padding.Causal)] [Conv1D<Tanh>(5, 3, DilationRate = [2], Padding = Padding.Causal)] [Conv1D<Tanh>(16, 2, DilationRate = [4], Padding = Padding.Causal)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("tiny, unrolled", "[Input(7, 1)] [Conv1D<Tanh>(4, 2, Padding = Padding.Causal)] [Conv1D<Tanh>(5, 2, DilationRate = [2], Padding = Padding.Causal)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("windows that begin late", "[Input(12, 3)] [Conv1D<Tanh>(4, 3)] [Cropping1D(2, 0)] [Dense<Tanh>(3)] [Conv1D(2, 2, DilationRate = [3])] [Loss<MeanSquaredError>]"),
        new("depthwise and separable", "[Input(9, 4)] [DepthwiseConv1D<Tanh>(3, DepthMultiplier = 2, Padding = Padding.Causal)] [SeparableConv1D<Tanh>(6, 2, DilationRate = [2], Padding = Padding.Causal)] [Conv1D(4, 3, Groups = 2, Padding = Padding.Causal)] [Loss<MeanSquaredError>]"),
        new("mixed", "A: [Input(10, 2)] | B: [Input(3)] | C: [Dense<Tanh>(4, From = nameof(B)), Output<MeanSquaredError>] | D: [Conv1D(8, 2, DilationRate = [3], Padding = Padding.Causal, From = nameof(A))] | E: [LayerNormalization] | F: [GatedTanh] | G: [Concatenate(nameof(A), nameof(F))] | H: [Dropout(0.5)] | K: [PReLU(SharedAxes = [1])] | L: [Reshape(10, 3, 2)] | M: [Permute(1, 3, 2)] | N: [Reshape(10, 6)] | O: [Add(nameof(G), nameof(N))] | P: [Conv1D(1, 4, Padding = Padding.Causal), Output<MeanSquaredError>]"),
    ];

    [Fact]
    public void Every_case_has_a_step() => Cases.ShouldAllBe(source => Compiled(source.Name).Single.NewStreamingSession() != null);

    [Fact]
    public void Begins_anew_after_a_reset_and_keeps_sessions_apart()
    {
        var form = Compiled(Cases[0].Name).Single;
        IStreamingSession<float> one = form.NewStreamingSession()!, other = form.NewStreamingSession()!;
        float[] first = Outputs(one, 1, 2, 3);
        Outputs(one, 4).ShouldNotBe(first[..1]);
        Outputs(other, 1, 2, 3).ShouldBe(first);
        one.Reset();
        one.Frames.ShouldBe(0);
        Outputs(one, 1, 2, 3).ShouldBe(first);
    }

    [Fact]
    public void Refuses_spans_of_another_length()
    {
        var session = Compiled(Cases[0].Name).Single.NewStreamingSession()!;
        Should.Throw<ArgumentException>(() => session.Step(new float[2], new float[1])).Message.ShouldContain("takes 1 numbers, not 2");
        Should.Throw<ArgumentException>(() => session.Step(new float[1], new float[3])).Message.ShouldContain("gives 1 numbers; the span has 3");
        session.Frames.ShouldBe(0);
    }

    private static float[] Outputs(IStreamingSession<float> session, params float[] frames) => [.. frames.Select(frame =>
    {
        float[] output = new float[1];
        session.Step([frame], output);
        return output[0];
    })];
}
