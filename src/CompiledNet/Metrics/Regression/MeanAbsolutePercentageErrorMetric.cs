using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>100 · the mean of |target − prediction| / max(|target|, 1e-7) (<c>keras.metrics.MeanAbsolutePercentageError</c>; the loss has that name here).</summary>
public sealed class MeanAbsolutePercentageErrorMetric() : MeanMetric("mean_absolute_percentage_error", MetricDirection.LowerIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++) sum += Math.Abs((double)target[i] - prediction[i]) / Math.Max(Math.Abs((double)target[i]), 1e-7);
        return 100 * sum / prediction.Length;
    }
}
