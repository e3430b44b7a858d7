using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Numbers distributed evenly in [min, max) (<c>keras.initializers.RandomUniform</c>).</summary>
public sealed class RandomUniform : IInitializer
{
    private readonly double _min, _max;

    /// <summary>Sets the range.</summary>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The end of the range.</param>
    /// <exception cref="ArgumentException"><paramref name="min"/> is greater than <paramref name="max"/>, or one is not finite.</exception>
    public RandomUniform(double min = -0.05, double max = 0.05)
    {
        if (!(min <= max) || !double.IsFinite(max - min))
            throw new ArgumentException($"The range must be finite and must not end before it starts, but is {min} to {max}.", nameof(max));
        (_min, _max) = (min, max);
    }

    /// <inheritdoc/>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random) =>
        Distribution.FillUniform(values, _min, _max, random);
}
