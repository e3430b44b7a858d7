using System;

namespace CompiledNet;

/// <summary>l1 · Σ|w| (<c>keras.regularizers.L1</c>); its gradient is l1 · sign(w).</summary>
/// <param name="l1">The factor.</param>
public sealed class L1(double l1 = 0.01) : IRegularizer
{
    private readonly double _factor = Distribution.FiniteNotNegative(l1);

    /// <inheritdoc/>
    public double Penalty(ReadOnlySpan<float> values, ReadOnlySpan<int> shape)
    {
        double sum = 0;
        foreach (float value in values) sum += Math.Abs(value);
        return _factor * sum;
    }

    /// <inheritdoc/>
    public void AddGradient(ReadOnlySpan<float> values, ReadOnlySpan<int> shape, Span<float> gradient)
    {
        float factor = (float)_factor;
        for (int i = 0; i < gradient.Length; i++) gradient[i] += values[i] > 0 ? factor : values[i] < 0 ? -factor : values[i] * 0;
    }
}
