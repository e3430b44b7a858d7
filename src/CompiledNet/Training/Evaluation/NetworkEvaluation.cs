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
    /// How many samples are a batch, which means something in two cases only; else as many are predicted at a time as a cache
    /// holds the results of, and the result does not depend on it. If a mask reaches an output, its loss is the mean over the positions of a batch that count, and the loss of several batches the mean of
    /// theirs by their rows, as in Keras. If the network has stateful recurrent layers, the rows of the first batch begin at
    /// zero, those of each further one go on from the one before, and the samples have to be whole batches. No other
    /// caller's states are touched.
    /// </param>
    /// <param name="sampleWeights">One weight per sample for the loss and weighted metrics, or null for 1.</param>
    /// <param name="threads">
    /// How many threads predict, the calling one included; at least 1. The result is the same to the bit. Small networks, and those with states
    /// that go on from batch to batch, are evaluated on the calling thread.
    /// </param>
    /// <param name="loss">A loss of one's own that takes the place of the declared one; null for that.</param>
    /// <exception cref="ArgumentException">The network has no loss, or the data, a metric or the weights do not fit it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> or <paramref name="threads"/> is not positive.</exception>
    public static Score Evaluate(
        this INetwork<float> network, Dataset data, IReadOnlyList<TrackedMetric>? metrics = null, int batchSize = 128,
        float[]? sampleWeights = null, int threads = 1, LossFunction? loss = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        BatchCheck.HasLoss(network.Description);
        _ = loss?.Of(network.Description);
        ArgumentNullException.ThrowIfNull(data);
        data = NetworkNames.Align(network, data);
        DataCheck.Run(network.Description, data, nameof(data));
        BatchCheck.Weights(sampleWeights, data.Count, nameof(sampleWeights));

        BatchCheck.WholeBatches(network.Description, data.Count, Math.Min(batchSize, data.Count), nameof(batchSize));
        int block = Evaluator.BlockRows(network.Description, batchSize, data.Count);
        using var evaluator = new Evaluator(network, new MetricTracker(network.Description, metrics ?? [], block), block, threads, loss);
        evaluator.Run(data, 0, data.Count, sampleWeights);
        return Score(evaluator);
    }

    /// <summary>What an evaluation has found.</summary>
    internal static Score Score(Evaluator evaluator)
    {
        var values = new Logs();
        evaluator.Report(values, "");
        return new Score(values);
    }
}
