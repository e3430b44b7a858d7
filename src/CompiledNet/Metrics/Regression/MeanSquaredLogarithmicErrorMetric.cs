using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The mean of (ln(1 + prediction) − ln(1 + target))², both raised to at least 1e-7 (<c>keras.metrics.MeanSquaredLogarithmicError</c>; the loss has that name here).</summary>
public sealed class MeanSquaredLogarithmicErrorMetric() : MeanMetric("mean_squared_logarithmic_error", MetricDirection.LowerIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double error = Logarithm(prediction[i]) - Logarithm(target[i]);
            sum += error * error;
        }

        return sum / prediction.Length;
    }

    private static double Logarithm(double value) => double.LogP1(Math.Max(value, 1e-7));
}
