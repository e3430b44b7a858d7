using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The root of the mean of (prediction - target)² over all samples (<c>keras.metrics.RootMeanSquaredError</c>).</summary>
public sealed class RootMeanSquaredError() : MeanMetric("root_mean_squared_error", MetricDirection.LowerIsBetter)
{
    /// <inheritdoc/>
    public override double Result => Math.Sqrt(base.Result);

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        return MeanSquaredErrorMetric.Of(prediction, target);
    }
}
