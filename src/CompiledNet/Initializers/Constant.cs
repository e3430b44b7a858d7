using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The same number everywhere.</summary>
/// <param name="value">The number.</param>
/// <exception cref="ArgumentOutOfRangeException">It is not finite, or beyond the range of singles.</exception>
public sealed class Constant(double value = 0) : IInitializer
{
    private readonly float _value = Option.Finite((float)value, nameof(value));

    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) => values.Fill(_value);
}
