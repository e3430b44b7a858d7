using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Explanations;

/// <summary>
/// Which columns a network depends on: each is shuffled over the rows, and the score looked at again (Breiman 2001; as <c>sklearn.inspection.permutation_importance</c>).
/// Columns that say the same hide each other.
/// </summary>
public static class PermutationImportance
{
    /// <summary>Computes how much worse each column makes the score, the largest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows that it was not trained on.</param>
    /// <param name="metric">What to score; null for the loss.</param>
    /// <param name="repeats">How often each column is shuffled.</param>
    /// <param name="seed">The seed of the shuffles.</param>
    /// <param name="progress">Is told which share is done, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The data do not fit the network, or the metric does not say which direction is better.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeats"/> is not positive.</exception>
    public static IReadOnlyList<ColumnImportance> Of(INetwork<float> network, Dataset data, TrackedMetric? metric = null, int repeats = 5, int seed = 0, IProgress<double>? progress = null)
    {
        data = TableCheck.Rows(network, data, nameof(data));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeats);
        if (metric is { Metric.Direction: MetricDirection.None })
            throw new ArgumentException($"'{metric.Value.Metric.Name}' does not say which direction of it is the better one.", nameof(metric));
        double sign = metric is { Metric.Direction: MetricDirection.HigherIsBetter } ? -1 : 1, whole = Score(network, data, metric);
        var columns = TableCheck.Columns(data);
        var found = new List<ColumnImportance>();
        for (int column = 0; column < data.FeatureCount; column++)
        {
            double[] drops = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++)
                drops[repeat] = sign * (Score(network, Shuffled(data, column, new RandomStream(seed, (ulong)(column * repeats + repeat))), metric) - whole);
            found.Add(new ColumnImportance(columns[column], drops));
            progress?.Report((column + 1) / (double)data.FeatureCount);
        }

        return [.. found.OrderByDescending(one => one.Mean)];
    }

    private static double Score(INetwork<float> network, Dataset data, TrackedMetric? metric) => metric is { } tracked
        ? network.Evaluate(data, [tracked]).Values.Last().Value
        : network.Evaluate(data).Loss;

    private static Dataset Shuffled(Dataset data, int column, RandomStream random)
    {
        float[] features = data.Features.ToArray(), values = new float[data.Count];
        for (int row = 0; row < values.Length; row++) values[row] = features[row * data.FeatureCount + column];
        random.Shuffle<float>(values);
        for (int row = 0; row < values.Length; row++) features[row * data.FeatureCount + column] = values[row];
        return TableCheck.With(data, features);
    }
}
