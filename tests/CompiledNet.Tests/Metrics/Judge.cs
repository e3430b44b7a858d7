using System;

namespace CompiledNet.Tests.Metrics;

/// <summary>A metric that a user might write: the mean of the outputs, which is good or bad as the user says.</summary>
public sealed class Judge(string name, MetricDirection direction) : MeanMetric(name, direction)
{
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) => prediction[0];
}
