using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Normally distributed numbers, cut off at two standard deviations, of mean 0 and variance 2 / (inputs + outputs) (<c>keras.initializers.GlorotNormal</c>).</summary>
/// <remarks>X. Glorot and Y. Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010.</remarks>
public sealed class GlorotNormal : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillTruncatedNormal(values, 1 / Fans.Of(shape).Average, random);
}
