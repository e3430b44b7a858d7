using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The share of outputs that are on the same side of a threshold as their target, 0 or 1 (<c>keras.metrics.BinaryAccuracy</c>).</summary>
/// <param name="threshold">Outputs above it count as 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class BinaryAccuracy(float threshold = 0.5f) : MeanMetric("binary_accuracy", MetricDirection.HigherIsBetter)
{
    private readonly float _threshold = Option.Finite(threshold, nameof(threshold));

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        return Share(prediction, target, _threshold);
    }

    /// <summary>The share of one sample's outputs that are right.</summary>
    [MethodImpl(Hot.Optimized)]
    internal static double Share(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, float threshold)
    {
        int right = 0;
        for (int i = 0; i < prediction.Length; i++)
            if ((prediction[i] > threshold ? 1 : 0) == target[i]) right++;
        return (double)right / prediction.Length;
    }
}
