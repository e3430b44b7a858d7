using System;

namespace CompiledNet;

/// <summary>The share of the positives that were predicted as such (<c>keras.metrics.Recall</c>).</summary>
/// <param name="threshold">Outputs above it count as positive.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class Recall(float threshold = 0.5f) : BinaryCountMetric("recall", threshold)
{
    /// <inheritdoc/>
    public override double Result => Ratio(TruePositives, FalseNegatives);
}
