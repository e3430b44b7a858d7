using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The share of samples whose class, the 1 of a one-hot target, fewer than k outputs surpass (<c>keras.metrics.TopKCategoricalAccuracy</c>).</summary>
/// <remarks>Equal outputs all count as among the first k, as in TensorFlow; an output that is NaN or infinite does not.</remarks>
/// <param name="k">How many guesses a prediction has.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
public sealed class TopKCategoricalAccuracy(int k = 5) : MeanMetric("top_k_categorical_accuracy", MetricDirection.HigherIsBetter)
{
    private readonly int _k = TopK.Checked(k);

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        return TopK.Contains(prediction, ClassIndex.OfHighest(target), _k) ? 1 : 0;
    }
}
