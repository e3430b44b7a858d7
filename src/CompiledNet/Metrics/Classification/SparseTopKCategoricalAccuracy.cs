using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The share of samples whose class, the index that is the target, fewer than k outputs surpass (<c>keras.metrics.SparseTopKCategoricalAccuracy</c>).</summary>
/// <remarks>Equal outputs all count as among the first k, as in TensorFlow; an output that is NaN or infinite does not.</remarks>
/// <param name="k">How many guesses a prediction has.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
public sealed class SparseTopKCategoricalAccuracy(int k = 5) : MeanMetric("sparse_top_k_categorical_accuracy", MetricDirection.HigherIsBetter)
{
    private readonly int _k = TopK.Checked(k);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not the index of a class.</exception>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        if (target.Length != 1)
            throw new ArgumentException($"The metric '{Name}' needs the index of a class as the target, 1 number, not {target.Length}.", nameof(target));
        return TopK.Contains(prediction, ClassIndex.OfTarget(target, prediction.Length, Name), _k) ? 1 : 0;
    }
}
