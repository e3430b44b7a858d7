using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Training, evaluation and prediction of samples that are read as they are needed.</summary>
public static class NetworkSources
{
    private const int PredictedBatch = 1024;

    /// <summary>
    /// Trains <paramref name="network"/> on the samples of <paramref name="source"/>, which is opened anew for every epoch and read as it goes;
    /// see <see cref="NetworkFitting.Fit(INetwork{float}, Dataset, FitOptions?)"/>.
    /// </summary>
    /// <remarks>
    /// Samples are checked as they come: the exception for one that the network cannot take names its row, and the network has then the
    /// parameters of the step before. What the source throws comes out of the fit as it is. The source is disposed of whatever
    /// way the fit ends. A fit that was broken off and is taken up by <see cref="BackupAndRestore"/> reads the source from its beginning to
    /// where it was, and is refused if it gives other samples.
    /// </remarks>
    /// <param name="network">The network; its parameters are changed in place.</param>
    /// <param name="source">The samples.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <returns>What each epoch reported.</returns>
    /// <exception cref="ArgumentException">The network has no loss, or the source, a sample of it or an option does not fit it.</exception>
    /// <exception cref="InvalidOperationException">As above; or the source gave another number of samples than it said, or none.</exception>
    public static History Fit(this INetwork<float> network, IBatchSource source, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        return NetworkFitting.Run(network, NetworkNames.Align(network, source), options);
    }

    /// <summary>Computes the loss and the metrics of <paramref name="network"/> on one pass over <paramref name="source"/>, whose samples may bring weights.</summary>
    /// <param name="network">The network; it is not changed.</param>
    /// <param name="source">The samples, read as they are needed.</param>
    /// <param name="metrics">What to compute besides the loss.</param>
    /// <param name="batchSize">How many samples are a batch, where that means something, unless the source says it; see <see cref="NetworkEvaluation.Evaluate(INetwork{float}, Dataset, IReadOnlyList{TrackedMetric}?, int, float[], int, LossFunction)"/>.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <param name="loss">A loss of one's own that takes the place of the declared one; null for that.</param>
    /// <exception cref="ArgumentException">The network has no loss, there are no samples, or the source, a sample of it or a metric does not fit it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> or <paramref name="threads"/> is not positive.</exception>
    public static Score Evaluate(
        this INetwork<float> network, IBatchSource source, IReadOnlyList<TrackedMetric>? metrics = null, int batchSize = 128, int threads = 1, LossFunction? loss = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        BatchCheck.HasLoss(network.Description);
        _ = loss?.Of(network.Description);
        source = NetworkNames.Align(network, source);
        BatchCheck.Fits(network.Description, source);
        int block = Evaluator.BlockRows(network.Description, source.BatchSize ?? batchSize, source.Count);
        using var evaluator = new Evaluator(network, new MetricTracker(network.Description, metrics ?? [], block), block, threads, loss);
        evaluator.Run(source, default);
        return NetworkEvaluation.Score(evaluator);
    }

    /// <summary>Predicts all samples of one pass over <paramref name="source"/>, which is read as it goes; its targets are not looked at.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The samples.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit. See <see cref="Predictor"/>.</param>
    /// <returns>Samples × OutputSize numbers, row by row.</returns>
    /// <exception cref="ArgumentException">The features of a sample do not fit the network, there are none, or the network is stateful: the states belong to a <see cref="Predictor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static float[] Predict(this INetwork<float> network, IBatchSource source, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        if (source is Dataset data) return network.Predict(data, threads);
        source = ToPredict(network, source);
        using var predictor = new Predictor(network, threads: threads);
        return SourcePrediction.Run(predictor, source, threads);
    }

    /// <summary>
    /// Predicts the samples of one pass over <paramref name="source"/> as it goes, and hands out the results batch by batch: neither what comes in nor what goes out
    /// need fit into memory. Nothing is read before the first batch is asked for, and the source is disposed of when the enumeration ends.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The samples; their targets are not looked at.</param>
    /// <param name="batchSize">Samples per batch, fewer only in the last; 1,024 unless the source says it.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The results are the same to the bit, and those of <see cref="Predict(INetwork{float}, IBatchSource, int)"/>.</param>
    /// <returns>Of each batch samples × OutputSize numbers, row by row, in an array of its own.</returns>
    /// <exception cref="ArgumentException">The features of a sample do not fit the network, or it is stateful: the states belong to a <see cref="Predictor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> or <paramref name="threads"/> is not positive.</exception>
    public static IEnumerable<float[]> PredictBatches(this INetwork<float> network, IBatchSource source, int? batchSize = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        int size = batchSize ?? source.BatchSize ?? PredictedBatch;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(batchSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        return SourcePrediction.Batches(network, ToPredict(network, source), size, threads);
    }

    private static IBatchSource ToPredict(INetwork<float> network, IBatchSource source)
    {
        source = AlignedSource.Of(source, NetworkNames.Of(network) with { Targets = [], Classes = [] }, $"the network '{network.Description.Name}'");
        BatchCheck.FeaturesFit(network.Description, source);
        BatchCheck.KeepsNoState(network.Description);
        return source;
    }
}
