using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A batch where the calling thread can read it; what a pass does not read is empty.</summary>
internal readonly ref struct BatchSpans
{
    // By reference, as copies of it cost a small network's step a twentieth of its time.
    private readonly ref readonly BatchMemory _shared;

    /// <summary>A batch that other threads can read as well.</summary>
    public BatchSpans(ref readonly BatchMemory batch)
    {
        _shared = ref batch;
        Inputs = batch.Inputs.Span;
        Targets = batch.Targets.Span;
        SampleWeights = batch.SampleWeights.Span;
        OutputGradients = batch.OutputGradients.Span;
    }

    /// <summary>Rows × InputSize numbers.</summary>
    public ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>Rows × TargetSize numbers.</summary>
    public ReadOnlySpan<float> Targets { get; init; }

    /// <summary>One weight a row, or one for each position of an only output, or empty for 1.</summary>
    public ReadOnlySpan<float> SampleWeights { get; init; }

    /// <summary>Rows × OutputSize numbers.</summary>
    public ReadOnlySpan<float> OutputGradients { get; init; }

    /// <summary>Where a way forward keeps the inputs, if it does.</summary>
    public Span<float> KeptInputs { get; init; }

    /// <summary>Whether other threads can read it too.</summary>
    public bool IsShared => !Unsafe.IsNullRef(in _shared);

    /// <summary>Where they can.</summary>
    public ref readonly BatchMemory Shared => ref _shared;
}
