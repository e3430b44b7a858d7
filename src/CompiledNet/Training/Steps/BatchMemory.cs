using System;

namespace CompiledNet;

/// <summary>A batch that several threads can read.</summary>
/// <param name="Inputs">Rows × InputSize numbers.</param>
/// <param name="Targets">Rows × TargetSize numbers.</param>
/// <param name="SampleWeights">One weight a row, or one for each position of an only output, or empty for 1.</param>
internal readonly record struct BatchMemory(ReadOnlyMemory<float> Inputs, ReadOnlyMemory<float> Targets, ReadOnlyMemory<float> SampleWeights)
{
    /// <summary>Rows × OutputSize numbers for a pass that goes back from them; else empty.</summary>
    public ReadOnlyMemory<float> OutputGradients { get; init; }
}
