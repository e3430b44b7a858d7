using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The share of right samples, as Keras understands "accuracy": <see cref="BinaryAccuracy"/> for a single output, <see cref="SparseCategoricalAccuracy"/> for a single target of several outputs, else <see cref="CategoricalAccuracy"/>.</summary>
/// <param name="threshold">Where there is a single output: above it counts as 1. 0.5 suits probabilities, 0 suits logits.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class Accuracy(float threshold = 0.5f) : MeanMetric("accuracy", MetricDirection.HigherIsBetter)
{
    private readonly float _threshold = Option.Finite(threshold, nameof(threshold));

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        if (prediction.Length > 1 && target.Length == 1) return ClassIndex.OfHighest(prediction) == target[0] ? 1 : 0;
        RequireEqualSizes(prediction, target);
        if (prediction.Length == 1) return BinaryAccuracy.Share(prediction, target, _threshold);
        return ClassIndex.OfHighest(prediction) == ClassIndex.OfHighest(target) ? 1 : 0;
    }
}
