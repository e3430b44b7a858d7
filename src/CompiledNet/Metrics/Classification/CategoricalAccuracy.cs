using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The share of samples whose highest output is at the place of the highest target, the 1 of a one-hot vector (<c>keras.metrics.CategoricalAccuracy</c>).</summary>
public sealed class CategoricalAccuracy() : MeanMetric("categorical_accuracy", MetricDirection.HigherIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        return ClassIndex.OfHighest(prediction) == ClassIndex.OfHighest(target) ? 1 : 0;
    }
}
