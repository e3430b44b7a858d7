using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Evaluation of a network on data with known targets.</summary>
public static class NetworkEvaluation
{
    /// <summary>Computes the loss and the metrics of <paramref name="network"/> on <paramref name="data"/>.</summary>
    /// <param name="network">The network; it is not changed.</param>
    /// <param name="data">The samples; columns and classes with names are found by the names of the data that the network was fitted to.</param>
    /// <param name="metrics">What to compute besides the loss.</param>
    /// <param name="batchSize">
    /// How many samples are predicted at a time. The result does not depend on it, with two exceptions. If a mask reaches an
    /// output, its loss is the mean over the positions of a batch that count, and the loss of several batches the mean of
    /// theirs by their rows, as in Keras. If the network has stateful recurrent layers, the rows of the first batch begin at
    /// zero, those of each further one go on from the one before, and the samples have to be whole batches. No other
    /// caller's states are touched.
    /// </param>
    /// <param name="sampleWeights">One weight per sample for the loss and weighted metrics, or null for 1.</param>
    /// <exception cref="ArgumentException">The network has no loss, or the data, a metric or the weights do not fit it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is not positive.</exception>
    public static Score Evaluate(
        this INetwork<float> network, Dataset data, IReadOnlyList<TrackedMetric>? metrics = null, int batchSize = 128,
        float[]? sampleWeights = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        BatchCheck.HasLoss(network.Description);
        ArgumentNullException.ThrowIfNull(data);
        data = NetworkNames.Align(network, data);
        BatchCheck.Fits(network.Description, data);
        BatchCheck.Weights(sampleWeights, data.Count, nameof(sampleWeights));

        int block = Math.Min(batchSize, data.Count);
        BatchCheck.WholeBatches(network.Description, data.Count, block, nameof(batchSize));
        var evaluator = new Evaluator(network, new MetricTracker(network.Description, metrics ?? [], block), block);
        evaluator.Run(data, 0, data.Count, sampleWeights);
        var values = new Logs();
        evaluator.Report(values, "");
        return new Score(values);
    }
}
