using System.Runtime.CompilerServices;
using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Normally distributed numbers (<c>keras.initializers.RandomNormal</c>).</summary>
/// <param name="mean">The mean.</param>
/// <param name="stddev">The standard deviation.</param>
public sealed class RandomNormal(double mean = 0, double stddev = 0.05) : IInitializer
{
    private readonly double _mean = Distribution.Finite(mean), _stddev = Distribution.FiniteNotNegative(stddev);

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random)
    {
        foreach (ref float value in values) value = (float)(_mean + _stddev * random.NextNormal());
    }
}
