using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The share of samples whose highest output is at the index that is their target (<c>keras.metrics.SparseCategoricalAccuracy</c>).</summary>
public sealed class SparseCategoricalAccuracy() : MeanMetric("sparse_categorical_accuracy", MetricDirection.HigherIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        if (target.Length != 1)
            throw new ArgumentException($"The metric '{Name}' needs the index of a class as the target, 1 number, not {target.Length}.", nameof(target));
        return ClassIndex.OfHighest(prediction) == target[0] ? 1 : 0;
    }
}
