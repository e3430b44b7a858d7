using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The mean of ln cosh(prediction − target) (<c>keras.metrics.LogCoshError</c>).</summary>
public sealed class LogCoshError() : MeanMetric("logcosh", MetricDirection.LowerIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double size = Math.Abs((double)prediction[i] - target[i]);
            sum += size + double.LogP1(Math.Exp(-2 * size)) - Math.Log(2);
        }

        return sum / prediction.Length;
    }
}
