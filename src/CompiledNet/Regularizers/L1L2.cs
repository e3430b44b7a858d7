using System;

namespace CompiledNet;

/// <summary>l1 · Σ|w| + l2 · Σw² (<c>keras.regularizers.L1L2</c>, whose factors are 0 unless given).</summary>
/// <param name="l1">The factor of the sum of absolute values.</param>
/// <param name="l2">The factor of the sum of squares.</param>
public sealed class L1L2(double l1 = 0, double l2 = 0) : IRegularizer
{
    private readonly L1 _l1 = new(l1);
    private readonly L2 _l2 = new(l2);

    /// <inheritdoc/>
    public double Penalty(ReadOnlySpan<float> values, ReadOnlySpan<int> shape)
    {
        return _l1.Penalty(values, shape) + _l2.Penalty(values, shape);
    }

    /// <inheritdoc/>
    public void AddGradient(ReadOnlySpan<float> values, ReadOnlySpan<int> shape, Span<float> gradient)
    {
        _l1.AddGradient(values, shape, gradient);
        _l2.AddGradient(values, shape, gradient);
    }
}
