using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>
/// How a prediction depends on one column, all others as they are: a curve for each row (individual conditional expectation, Goldstein et al. 2015) and their mean (partial
/// dependence, Friedman 2001).
/// </summary>
public sealed class PartialDependence
{
    private readonly float[] _curves;

    private PartialDependence(string column, float[] grid, float[] curves) => (Column, Grid, _curves) = (column, grid, curves);

    /// <summary>The column.</summary>
    public string Column { get; }

    /// <summary>The values of the column that were tried, growing.</summary>
    public IReadOnlyList<float> Grid { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _curves.Length / Grid.Count;

    /// <summary>The predictions for a row with each value of the grid.</summary>
    public ReadOnlySpan<float> Curve(int row) => _curves.AsSpan(row * Grid.Count, Grid.Count);

    /// <summary>The mean of the curves.</summary>
    public double[] Mean => [.. Enumerable.Range(0, Grid.Count).Select(i => Enumerable.Range(0, Count).Average(row => (double)_curves[row * Grid.Count + i]))];

    /// <summary>Computes the curves.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="column">The name of the column, or its place if the data have no names.</param>
    /// <param name="output">The place in a prediction.</param>
    /// <param name="points">How many values are tried, at least 2: at equal distances between the 5th and the 95th percentile of the column; if it has fewer values, these. NaN is none of them.</param>
    /// <param name="progress">Is told which share is done, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The data do not fit the network, there is no such column, or nothing but NaN is in it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or there are too few points.</exception>
    public static PartialDependence Of(INetwork<float> network, Dataset data, string column, int output = 0, int points = 50, IProgress<double>? progress = null)
    {
        data = TableCheck.Rows(network, data, nameof(data));
        TableCheck.Output(network, output, nameof(output));
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        int index = TableCheck.Column(data, column, nameof(column)), outputs = network.Description.OutputSize;
        float[] grid = Values(data, index, points), curves = new float[data.Count * grid.Length], features = data.Features.ToArray();
        for (int i = 0; i < grid.Length; i++)
        {
            for (int row = 0; row < data.Count; row++) features[row * data.FeatureCount + index] = grid[i];
            float[] predictions = new float[data.Count * outputs];
            network.PredictBatch(features, predictions);
            for (int row = 0; row < data.Count; row++) curves[row * grid.Length + i] = predictions[row * outputs + output];
            progress?.Report((i + 1) / (double)grid.Length);
        }

        return new PartialDependence(column, grid, curves);
    }

    private static float[] Values(Dataset data, int column, int points)
    {
        float[] sorted = [.. Enumerable.Range(0, data.Count).Select(row => data.FeatureRow(row)[column]).Where(value => !float.IsNaN(value)).Order()];
        if (sorted.Length == 0) throw new ArgumentException($"The column '{TableCheck.Columns(data)[column]}' has no number.", nameof(data));
        float[] distinct = [.. sorted.Distinct()];
        if (distinct.Length <= points) return distinct;
        double low = Percentile(sorted, 0.05), high = Percentile(sorted, 0.95);
        return [.. Enumerable.Range(0, points).Select(i => (float)(low + (high - low) * i / (points - 1)))];
    }

    private static double Percentile(float[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
    }
}
