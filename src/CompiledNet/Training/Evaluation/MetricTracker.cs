using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// Feeds the metrics of a fit or an evaluation, each with the part of the outputs that it looks at. Every position before
/// the last axis of an output is a sample to them, as it is to the losses; one that a mask leaves out has the weight 0.
/// </summary>
internal sealed class MetricTracker
{
    private readonly NetworkDescription _network;
    private readonly (string Name, Metric Metric, OutputDescription Output, bool Weighted)[] _entries;
    private readonly float[] _outputs, _targets;
    private readonly PositionWeights _weights;

    /// <exception cref="ArgumentException">A metric is null or listed twice, names an unknown output, or has a name that means something else.</exception>
    public MetricTracker(NetworkDescription network, IReadOnlyList<TrackedMetric> metrics, int capacity)
    {
        _network = network;
        _entries = new (string, Metric, OutputDescription, bool)[metrics.Count];
        var names = new MetricNames(network);
        for (int i = 0; i < _entries.Length; i++)
        {
            var metric = metrics[i].Metric ?? throw new ArgumentException("A metric is null.", nameof(metrics));
            var output = Find(network, metrics[i].Output, metric.Name);
            for (int j = 0; j < i; j++)
                if (ReferenceEquals(_entries[j].Metric, metric)) throw new ArgumentException($"The metric '{metric.Name}' is listed twice, and one object can gather only once: make a second one.", nameof(metrics));
            _entries[i] = (names.Take(metric, output), metric, output, metrics[i].Weighted);
        }

        bool several = metrics.Count > 0 && network.Outputs.Count > 1;
        _outputs = several ? new float[WorkspaceLength.Of(network, capacity, network.OutputSize)] : [];
        _targets = several ? new float[WorkspaceLength.Of(network, capacity, network.TargetSize)] : [];
        _weights = new PositionWeights(network, capacity);
    }

    public int Count => _entries.Length;

    public string Name(int index) => _entries[index].Name;

    public Metric this[int index] => _entries[index].Metric;

    public void Reset()
    {
        foreach (var entry in _entries) entry.Metric.Reset();
    }

    /// <summary>Takes in a batch, with the masks of its outputs.</summary>
    public void Update(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> masks, ReadOnlySpan<float> weights, int rows)
    {
        foreach (var (_, metric, output, weighted) in _entries)
        {
            int positions = output.Positions, size = output.Shape[^1];
            var predicted = Columns(outputs, _network.OutputSize, output.Offset, positions * size, rows, _outputs);
            var wanted = Columns(targets, _network.TargetSize, output.TargetOffset, output.TargetSize, rows, _targets);
            if (!metric.SeesAllPositions)
            {
                metric.Update(predicted, wanted, rows * positions, size, output.TargetSize / positions, _weights.Of(output, masks, weighted ? weights : default, rows));
                continue;
            }

            for (int row = 0; row < rows; row++)
            {
                var mask = output.MaskOffset is { } offset ? masks.Slice(row * _network.MaskSize + offset, positions) : default;
                var sequence = new ReadOnlyPositions<float>(predicted.Slice(row * positions * size, positions * size), size, size, mask);
                metric.AddSequence(sequence, wanted.Slice(row * output.TargetSize, output.TargetSize), weighted && !weights.IsEmpty ? weights[row] : 1);
            }
        }
    }

    private static ReadOnlySpan<float> Columns(ReadOnlySpan<float> values, int width, int offset, int count, int rows, float[] copy)
    {
        if (count == width) return values;
        for (int row = 0; row < rows; row++) values.Slice(row * width + offset, count).CopyTo(copy.AsSpan(row * count));
        return copy.AsSpan(0, rows * count);
    }

    private static OutputDescription Find(NetworkDescription network, string? name, string metric)
    {
        OutputDescription? found = null;
        foreach (var output in network.Outputs)
        {
            // What has no targets is a loss of its own, with nothing to compare.
            if (output.Loss is null || output.TargetSize == 0 || (name is not null && output.Name != name)) continue;
            if (found is not null)
                throw new ArgumentException($"The network '{network.Name}' has several outputs: say which one '{metric}' looks at, new TrackedMetric(metric, Output: \"{output.Name}\").", "metrics");
            found = output;
        }

        return found ?? throw new ArgumentException($"The network '{network.Name}' has no output '{name}' with a loss and targets for the metric '{metric}'; there are {string.Join(", ", network.Outputs.Where(output => output.Loss is not null && output.TargetSize > 0).Select(output => $"'{output.Name}'"))}.", "metrics");
    }
}
