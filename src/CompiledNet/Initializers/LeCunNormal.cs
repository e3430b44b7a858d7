using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Normally distributed numbers, cut off at two standard deviations, of mean 0 and variance 1 / inputs (<c>keras.initializers.LecunNormal</c>).</summary>
/// <remarks>Y. LeCun et al., "Efficient BackProp", 1998.</remarks>
public sealed class LeCunNormal : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillTruncatedNormal(values, 1 / Fans.Of(shape).In, random);
}
