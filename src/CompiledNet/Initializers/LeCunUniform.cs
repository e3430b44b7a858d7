using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Evenly distributed numbers of mean 0 and variance 1 / inputs (<c>keras.initializers.LecunUniform</c>).</summary>
/// <remarks>Y. LeCun et al., "Efficient BackProp", 1998.</remarks>
public sealed class LeCunUniform : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillUniform(values, 1 / Fans.Of(shape).In, random);
}
