using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>All zeros.</summary>
public sealed class Zeros : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) => values.Fill(0);
}
