using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>All ones.</summary>
public sealed class Ones : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) => values.Fill(1);
}
