using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A metric that is the weighted mean of a number per sample.</summary>
/// <param name="name">The default of <see cref="Metric.Name"/>.</param>
/// <param name="direction">Which values are the better ones.</param>
public abstract class MeanMetric(string name, MetricDirection direction) : Metric(name, direction)
{
    private double _sum, _weights;

    /// <inheritdoc/>
    public override double Result => _weights == 0 ? 0 : _sum / _weights;

    /// <inheritdoc/>
    public sealed override void Reset() => _sum = _weights = 0;

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected sealed override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        _sum += weight * Measure(prediction, target);
        _weights += weight;
    }

    /// <inheritdoc/>
    protected internal sealed override double[] SaveState() => [_sum, _weights];

    /// <inheritdoc/>
    protected internal sealed override void RestoreState(ReadOnlySpan<double> state) => (_sum, _weights) = (state[0], state[1]);

    /// <summary>The number of one sample.</summary>
    protected abstract double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target);
}
