using System;

namespace CompiledNet;

/// <summary>Sets negative numbers to zero (<c>keras.constraints.NonNeg</c>).</summary>
public sealed class NonNeg : IConstraint
{
    /// <inheritdoc/>
    public void Apply(Span<float> values, ReadOnlySpan<int> shape)
    {
        foreach (ref float value in values) value = Math.Max(value, 0);
    }
}
