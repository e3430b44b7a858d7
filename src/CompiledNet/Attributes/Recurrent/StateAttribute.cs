using System;

namespace CompiledNet;

/// <summary>
/// In a block that <see cref="RecurrentAttribute{TCell}"/> takes through a sequence: what the step before left, zero at the
/// first step. The layer that <see cref="Next"/> names gives what the next step finds here. It is the only way for a layer
/// to read one that is declared below it.
/// </summary>
/// <param name="shape">Its shape, every length at least 1: that of what <see cref="Next"/> names.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class StateAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The shape, without the batch.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>The layer of this block, by <c>nameof</c>, whose result the next step finds here; above or below.</summary>
    public string? Next { get; set; }
}
