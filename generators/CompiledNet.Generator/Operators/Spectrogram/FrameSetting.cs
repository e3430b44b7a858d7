using System;

namespace CompiledNet.Generator.Operators.Spectrogram;

/// <summary>How a sound is cut into frames.</summary>
/// <param name="Length">Samples per frame.</param>
/// <param name="Step">Samples from one frame to the next.</param>
/// <param name="Results">Results per frame.</param>
/// <param name="Edges">Where frames lie.</param>
internal sealed record FrameSetting(int Length, int Step, int Results, FrameEdges Edges)
{
    /// <summary>Hops that a frame reaches over.</summary>
    public int Hops => (Length + Step - 1) / Step;

    /// <summary>The fewest samples that there are frames of.</summary>
    public int LeastSamples => Edges switch
    {
        FrameEdges.Valid => Length,
        FrameEdges.Same => 1,
        FrameEdges.Causal => Step,
        _ => Length / 2 + 1,
    };

    /// <summary>How many frames a sound has.</summary>
    public int Frames(int samples) => Edges switch
    {
        FrameEdges.Valid => (samples - Length) / Step + 1,
        FrameEdges.Same => (samples + Step - 1) / Step,
        FrameEdges.Causal => samples / Step,
        _ => samples / Step + 1,
    };

    /// <summary>The first sample of the first frame.</summary>
    public int Offset(int samples) => Edges switch
    {
        FrameEdges.Valid => 0,
        FrameEdges.Same => -Math.Max((Frames(samples) - 1) * Step + Length - samples, 0) / 2,
        FrameEdges.Causal => Step - Length,
        _ => -Length / 2,
    };

    /// <summary>The first sample of the frame of a step among those of the last hops.</summary>
    public int StepOffset => Edges == FrameEdges.Valid ? 0 : Hops * Step - Length;
}
