using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Evenly distributed numbers of mean 0 and variance 2 / (inputs + outputs) (<c>keras.initializers.GlorotUniform</c>).</summary>
/// <remarks>X. Glorot and Y. Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010.</remarks>
public sealed class GlorotUniform : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillUniform(values, 1 / Fans.Of(shape).Average, random);
}
