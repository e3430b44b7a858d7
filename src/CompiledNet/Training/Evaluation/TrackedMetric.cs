namespace CompiledNet;

/// <summary>A metric and what it looks at; a <see cref="CompiledNet.Metric"/> converts to it.</summary>
/// <remarks>
/// Every position before the last axis of the output is a sample to the metric, with the weight of its row; a position that
/// a mask leaves out has the weight 0.
/// </remarks>
/// <param name="Metric">The metric.</param>
/// <param name="Output">The output it looks at; null for the only one that has a loss.</param>
/// <param name="Weighted">Whether it counts each sample with its weight, as Keras' <c>weighted_metrics</c> do.</param>
public readonly record struct TrackedMetric(Metric Metric, string? Output = null, bool Weighted = false)
{
    /// <summary>The metric for the only output, unweighted.</summary>
    public static implicit operator TrackedMetric(Metric metric) => new(metric);
}
