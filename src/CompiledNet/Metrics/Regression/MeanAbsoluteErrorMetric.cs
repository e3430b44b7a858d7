using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The mean of |prediction - target| (<c>keras.metrics.MeanAbsoluteError</c>; the loss has that name here).</summary>
public sealed class MeanAbsoluteErrorMetric() : MeanMetric("mean_absolute_error", MetricDirection.LowerIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++) sum += Math.Abs((double)prediction[i] - target[i]);
        return sum / prediction.Length;
    }
}
