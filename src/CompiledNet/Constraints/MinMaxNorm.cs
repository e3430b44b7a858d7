using System;

namespace CompiledNet;

/// <summary>
/// Scales each line of weights towards a norm between minValue and maxValue (<c>keras.constraints.MinMaxNorm</c>).
/// </summary>
/// <remarks>The new norm is rate · clamp(‖w‖, minValue, maxValue) + (1 - rate) · ‖w‖, but for ε = 1e-7.</remarks>
public sealed class MinMaxNorm : IConstraint
{
    private readonly double _minValue, _maxValue, _rate;
    private readonly int _axis;

    /// <summary>Sets the limits.</summary>
    /// <param name="minValue">The smallest norm.</param>
    /// <param name="maxValue">The largest norm.</param>
    /// <param name="rate">How much of the way is gone at once, 0 to 1.</param>
    /// <param name="axis">The axis that a norm runs along, counted from the end if negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or the rate is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="minValue"/> is greater than <paramref name="maxValue"/>.</exception>
    public MinMaxNorm(double minValue = 0, double maxValue = 1, double rate = 1, int axis = 0)
    {
        _minValue = Distribution.FiniteNotNegative(minValue);
        _maxValue = Distribution.FiniteNotNegative(maxValue);
        if (minValue > maxValue) throw new ArgumentException($"The smallest norm, {minValue}, is greater than the largest, {maxValue}.", nameof(maxValue));
        _rate = rate is >= 0 and <= 1 ? rate : throw new ArgumentOutOfRangeException(nameof(rate), rate, "rate must be between 0 and 1.");
        _axis = axis;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The parameter has no such axis.</exception>
    public void Apply(Span<float> values, ReadOnlySpan<int> shape) =>
        NormScaling.Apply(values, shape, _axis, _minValue, _maxValue, _rate);
}
