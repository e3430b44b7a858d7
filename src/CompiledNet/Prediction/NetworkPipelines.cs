using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Networks that take raw rows: a pipeline that is attached to a network is saved with it and applied by it.</summary>
public static class NetworkPipelines
{
    /// <summary>The pipeline that raw rows go through, or null.</summary>
    public static Pipeline? Pipeline<T>(this INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkBelongings.Of(network).Pipeline;
    }

    /// <summary>From now on raw rows go through this pipeline, and the network's file keeps it; null takes it away.</summary>
    /// <exception cref="ArgumentException">It does not make as many features as the network has inputs, or it scales a target and the network has several.</exception>
    public static void Attach<T>(this INetwork<T> network, Pipeline? pipeline) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        if (pipeline is not null) Check(network.Description, pipeline, message => new ArgumentException(message, nameof(pipeline)));
        NetworkBelongings.Of(network).Pipeline = pipeline;
    }

    /// <summary>Refuses a pipeline that does not fit a network.</summary>
    internal static void Check(NetworkDescription network, Pipeline pipeline, Func<string, Exception> refusal)
    {
        if (pipeline.FeatureNames.Count != network.InputSize)
            throw refusal($"The network '{network.Name}' takes {network.InputSize} inputs per sample, but the pipeline makes {pipeline.FeatureNames.Count} features.");
        if (pipeline.ScalesTarget && network.OutputSize != 1)
            throw refusal($"The pipeline scales the target '{pipeline.Target}', but the network '{network.Name}' has {network.OutputSize} outputs.");
    }

    /// <summary>Predicts raw rows, whatever stands in the target's column if they have one; a target that the pipeline scales comes back on its own scale.</summary>
    /// <param name="network">A network with a pipeline.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">How many threads prepare the rows and predict, the calling one included; at least 1. The results are the same to the bit.</param>
    /// <returns>Count × OutputSize numbers, row by row.</returns>
    /// <exception cref="InvalidOperationException">No pipeline is attached.</exception>
    /// <exception cref="ArgumentException">The rows are not what the pipeline was fitted to.</exception>
    public static float[] Predict(this INetwork<float> network, Table rows, int threads = 1)
    {
        var pipeline = Attached(network);
        return Predict(network, pipeline, pipeline.ApplyToPredict(rows, threads), threads);
    }

    /// <summary>Evaluates raw rows that have the target; losses and metrics are on the scale that the network was trained on.</summary>
    /// <param name="network">A network with a pipeline.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="metrics">What to measure besides the loss.</param>
    /// <param name="batchSize">Rows at a time.</param>
    /// <param name="threads">How many threads prepare the rows and evaluate, the calling one included; at least 1. The score is the same to the bit.</param>
    /// <exception cref="InvalidOperationException">No pipeline is attached.</exception>
    /// <exception cref="ArgumentException">The rows are not what the pipeline was fitted to, or have no target.</exception>
    public static Score Evaluate(this INetwork<float> network, Table rows, IReadOnlyList<TrackedMetric>? metrics = null, int batchSize = 128, int threads = 1) =>
        network.Evaluate(Attached(network).Apply(rows, threads), metrics, batchSize, threads: threads);

    /// <summary>Predicts the class of each raw row.</summary>
    /// <param name="network">A network with a pipeline.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="output">Which output, of a network of several.</param>
    /// <param name="threads">How many threads prepare the rows and predict, the calling one included; at least 1. The results are the same to the bit.</param>
    /// <exception cref="InvalidOperationException">No pipeline is attached, or the output gives other numbers than probabilities, from 0 to 1.</exception>
    /// <exception cref="ArgumentException">The rows are not what the pipeline was fitted to, or an output must be named.</exception>
    public static ClassPrediction[] PredictClasses(this INetwork<float> network, Table rows, string? output = null, int threads = 1) =>
        network.PredictClasses(Attached(network).ApplyToPredict(rows, threads), output, threads);

    /// <summary>Predicts raw rows that come block by block, as they come; a target that the pipeline scales comes back on its own scale.</summary>
    /// <param name="network">A network with a pipeline.</param>
    /// <param name="blocks">The rows, such as <see cref="Table.BlocksFromCsv"/> gives.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The results are the same to the bit.</param>
    /// <returns>Of each block Count × OutputSize numbers, row by row.</returns>
    /// <exception cref="InvalidOperationException">No pipeline is attached.</exception>
    /// <exception cref="ArgumentException">The rows are not what the pipeline was fitted to.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static IEnumerable<float[]> PredictBatches(this INetwork<float> network, IEnumerable<Table> blocks, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var pipeline = Attached(network);
        return pipeline.Datasets(blocks, hasTarget: false, threads).Select(data => Predict(network, pipeline, data, threads));
    }

    private static float[] Predict(INetwork<float> network, Pipeline pipeline, Dataset data, int threads)
    {
        float[] outputs = network.Predict(data, threads);
        if (pipeline.ScalesTarget) pipeline.InvertTargets(outputs);
        return outputs;
    }

    private static Pipeline Attached(INetwork<float> network) =>
        network.Pipeline() ?? throw new InvalidOperationException($"The network '{network.Description.Name}' has no pipeline for raw rows: attach the one that its training data went through.");
}
