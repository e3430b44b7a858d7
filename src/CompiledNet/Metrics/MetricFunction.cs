using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// A metric of one's own: the weighted mean of what a function says of each sample. For all that is no mean, derive from
/// <see cref="Metric"/>.
/// </summary>
/// <param name="name">What it is called in a history.</param>
/// <param name="measure">The number of one sample, from its prediction and its target; called for every sample, and should allocate nothing.</param>
/// <param name="direction">Which values are the better ones.</param>
/// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
/// <exception cref="ArgumentNullException"><paramref name="measure"/> is null.</exception>
/// <example><c>new MetricFunction("within_tenth", (prediction, target) => Math.Abs(prediction[0] - target[0]) &lt; 0.1f ? 1 : 0, MetricDirection.HigherIsBetter)</c></example>
public sealed class MetricFunction(string name, Func<ReadOnlySpan<float>, ReadOnlySpan<float>, double> measure, MetricDirection direction)
    : MeanMetric(name, direction)
{
    private readonly Func<ReadOnlySpan<float>, ReadOnlySpan<float>, double> _measure = measure ?? throw new ArgumentNullException(nameof(measure));

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) => _measure(prediction, target);
}
