using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The same number everywhere.</summary>
/// <param name="value">The number.</param>
public sealed class Constant(double value = 0) : IInitializer
{
    private readonly float _value = (float)value;

    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) => values.Fill(_value);
}
