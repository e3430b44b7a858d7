using System;

namespace CompiledNet;

/// <summary>A batch where the calling thread can read it; what a pass does not read is empty.</summary>
internal readonly ref struct BatchSpans
{
    /// <summary>Rows × InputSize numbers.</summary>
    public ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>Rows × TargetSize numbers.</summary>
    public ReadOnlySpan<float> Targets { get; init; }

    /// <summary>One weight a row, or one for each position of an only output, or empty for 1.</summary>
    public ReadOnlySpan<float> SampleWeights { get; init; }

    /// <summary>Rows × OutputSize numbers.</summary>
    public ReadOnlySpan<float> OutputGradients { get; init; }

    /// <summary>Where other threads can read it too, or null.</summary>
    public BatchMemory? Shared { get; init; }
}
