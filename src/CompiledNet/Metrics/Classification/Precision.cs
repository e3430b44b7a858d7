using System;

namespace CompiledNet;

/// <summary>The share of right ones among the positive predictions (<c>keras.metrics.Precision</c>).</summary>
/// <param name="threshold">Outputs above it count as positive.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class Precision(float threshold = 0.5f) : BinaryCountMetric("precision", threshold)
{
    /// <inheritdoc/>
    public override double Result => Ratio(TruePositives, FalsePositives);
}
