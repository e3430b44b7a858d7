using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Normally distributed numbers, cut off at two standard deviations, of mean 0 and variance 2 / inputs (<c>keras.initializers.HeNormal</c>).</summary>
/// <remarks>K. He et al., "Delving Deep into Rectifiers", 2015.</remarks>
public sealed class HeNormal : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillTruncatedNormal(values, 2 / Fans.Of(shape).In, random);
}
