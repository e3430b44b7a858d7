using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Normally distributed numbers, those more than two standard deviations from the mean drawn again
/// (<c>keras.initializers.TruncatedNormal</c>).
/// </summary>
/// <param name="mean">The mean.</param>
/// <param name="stddev">The standard deviation before truncation.</param>
public sealed class TruncatedNormal(double mean = 0, double stddev = 0.05) : IInitializer
{
    private readonly double _mean = Distribution.Finite(mean), _stddev = Distribution.FiniteNotNegative(stddev);

    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillTruncatedNormal(values, _mean, _stddev, random);
}
