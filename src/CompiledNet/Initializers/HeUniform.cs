using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Evenly distributed numbers of mean 0 and variance 2 / inputs (<c>keras.initializers.HeUniform</c>).</summary>
/// <remarks>K. He et al., "Delving Deep into Rectifiers", 2015.</remarks>
public sealed class HeUniform : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillUniform(values, 2 / Fans.Of(shape).In, random);
}
