using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The mean over the samples of Σ t·p / (|t|·|p|), the cosine of the angle between target and prediction
/// (<c>keras.metrics.CosineSimilarity</c>; the loss has that name here, and the other sign): 1 for the same direction, −1 for
/// opposite ones, 0 if either is zero. Lengths below 1e-12 count as 1e-12.
/// </summary>
public sealed class CosineSimilarityMetric() : MeanMetric("cosine_similarity", MetricDirection.HigherIsBetter)
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        RequireEqualSizes(prediction, target);
        double dot = 0, p = 0, t = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            dot += (double)prediction[i] * target[i];
            p += (double)prediction[i] * prediction[i];
            t += (double)target[i] * target[i];
        }

        return dot / (Math.Max(Math.Sqrt(p), 1e-12) * Math.Max(Math.Sqrt(t), 1e-12));
    }
}
