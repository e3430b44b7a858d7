using System;

namespace CompiledNet.Explanations;

/// <summary>
/// Shapley values of predictions by weighted least squares: a column that is not in a coalition has the values of background rows, and the value of a coalition is the
/// mean prediction over them (Lundberg and Lee, "A Unified Approach to Interpreting Model Predictions", NIPS 2017). If all coalitions are looked at, which
/// they are up to 11 columns as a rule, the values are exact.
/// </summary>
public sealed class KernelShap
{
    private const int MostNumbers = 1 << 20;
    private readonly INetwork<float> _network;
    private readonly Dataset _background;
    private readonly Coalitions _coalitions;
    private readonly int _columns;

    /// <summary>Prepares to explain predictions of a network.</summary>
    /// <param name="network">The network; any will do.</param>
    /// <param name="background">The rows that stand for what is not known; a hundred or fewer, as every prediction is made with each of them.</param>
    /// <param name="coalitions">How many coalitions are looked at at most; if the columns have more, so many are drawn, each with its complement.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">The background has no row, or its rows do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two coalitions for each column.</exception>
    public KernelShap(INetwork<float> network, Dataset background, int coalitions = 2048, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        TableCheck.Rows(network, background, nameof(background));
        (_network, _background, _columns) = (network, background, network.Description.InputSize);
        if (coalitions < 2 * _columns)
            throw new ArgumentOutOfRangeException(nameof(coalitions), coalitions, $"{_columns} columns need {2 * _columns} coalitions or more.");
        _coalitions = Coalitions.Of(_columns, coalitions, seed);
    }

    /// <summary>Whether all coalitions are looked at, so that the values are exact Shapley values.</summary>
    public bool IsExact => _coalitions.AreAll;

    /// <summary>Explains rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="output">The place in a prediction.</param>
    /// <param name="threads">How many threads predict.</param>
    /// <param name="progress">Is told which share is done, from 0 to 1.</param>
    /// <exception cref="ArgumentException">There is no row, or they do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public ShapValues Explain(Dataset rows, int output = 0, int threads = 1, IProgress<double>? progress = null)
    {
        TableCheck.Rows(_network, rows, nameof(rows));
        TableCheck.Output(_network, output, nameof(output));
        double[] values = new double[rows.Count * _columns];
        using var predictor = new Predictor(_network, threads: threads);
        int outputs = _network.Description.OutputSize;
        double baseValue = Mean(_network.Predict(_background), 0, _background.Count, outputs, output);
        float[] predictions = _network.Predict(rows);
        int each = _coalitions.Count * _background.Count, together = Math.Clamp(MostNumbers / (each * _columns), 1, rows.Count);
        float[] inputs = new float[together * each * _columns], results = new float[together * each * outputs];
        double[] worths = new double[_coalitions.Count];
        for (int first = 0; first < rows.Count; first += together)
        {
            int count = Math.Min(together, rows.Count - first);
            for (int i = 0; i < count; i++) Mix(rows.FeatureRow(first + i), inputs.AsSpan(i * each * _columns, each * _columns));
            predictor.PredictBatch(inputs.AsSpan(0, count * each * _columns), results.AsSpan(0, count * each * outputs));
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < worths.Length; j++) worths[j] = Mean(results, i * each + j * _background.Count, _background.Count, outputs, output) - baseValue;
                double whole = predictions[(first + i) * outputs + output] - baseValue;
                _coalitions.Solve(worths, whole, values.AsSpan((first + i) * _columns, _columns));
            }

            progress?.Report((first + count) / (double)rows.Count);
        }

        return new ShapValues(TableCheck.Columns(_background), values, baseValue);
    }

    /// <summary>For each coalition and each background row the row with what is not in the coalition from the background.</summary>
    private void Mix(ReadOnlySpan<float> row, Span<float> inputs)
    {
        for (int coalition = 0; coalition < _coalitions.Count; coalition++)
        {
            var members = _coalitions.Members(coalition);
            for (int other = 0; other < _background.Count; other++)
            {
                var mixed = inputs.Slice((coalition * _background.Count + other) * _columns, _columns);
                var background = _background.FeatureRow(other);
                for (int column = 0; column < mixed.Length; column++) mixed[column] = members[column] ? row[column] : background[column];
            }
        }
    }

    private static double Mean(ReadOnlySpan<float> predictions, int first, int count, int outputs, int output)
    {
        double sum = 0;
        for (int i = first; i < first + count; i++) sum += predictions[i * outputs + output];
        return sum / count;
    }
}
