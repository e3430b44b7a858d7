using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The mean of (prediction - target)² (<c>keras.metrics.MeanSquaredError</c>; the loss has that name here).</summary>
public sealed class MeanSquaredErrorMetric() : MeanMetric("mean_squared_error", MetricDirection.LowerIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        return Of(prediction, target);
    }

    /// <summary>The mean squared error of one sample.</summary>
    [MethodImpl(Hot.Optimized)]
    internal static double Of(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double error = (double)prediction[i] - target[i];
            sum += error * error;
        }

        return sum / prediction.Length;
    }
}
