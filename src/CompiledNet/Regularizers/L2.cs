using System;

namespace CompiledNet;

/// <summary>l2 · Σw² (<c>keras.regularizers.L2</c>); its gradient is 2 l2 w.</summary>
/// <param name="l2">The factor.</param>
public sealed class L2(double l2 = 0.01) : IRegularizer
{
    private readonly double _factor = Distribution.FiniteNotNegative(l2);

    /// <inheritdoc/>
    public double Penalty(ReadOnlySpan<float> values, ReadOnlySpan<int> shape)
    {
        double sum = 0;
        foreach (float value in values) sum += (double)value * value;
        return _factor * sum;
    }

    /// <inheritdoc/>
    public void AddGradient(ReadOnlySpan<float> values, ReadOnlySpan<int> shape, Span<float> gradient)
    {
        float factor = (float)(2 * _factor);
        for (int i = 0; i < gradient.Length; i++) gradient[i] += factor * values[i];
    }
}
