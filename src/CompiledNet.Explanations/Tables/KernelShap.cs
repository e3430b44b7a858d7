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
        background = TableCheck.Rows(network, background, nameof(background));
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
        rows = TableCheck.Rows(_network, rows, nameof(rows));
        TableCheck.Output(_network, output, nameof(output));
        double[] values = new double[rows.Count * _columns];
        using var predictor = new Predictor(_network, threads: threads);
        int outputs = _network.Description.OutputSize;
        double baseValue = Mean(_network.Predict(_background), 0, _background.Count, outputs, output);
        float[] whole = _network.Predict(rows);
        int together = (int)Math.Clamp(MostNumbers / ((long)_background.Count * _columns), 1, Math.Max(1, _coalitions.Count)), each = together * _background.Count;
        float[] inputs = new float[each * _columns], results = new float[each * outputs];
        double[] worths = new double[_coalitions.Count];
        for (int row = 0; row < rows.Count; row++)
        {
            for (int first = 0; first < worths.Length; first += together)
            {
                int count = Math.Min(together, worths.Length - first), predictions = count * _background.Count;
                Mix(rows.FeatureRow(row), first, inputs.AsSpan(0, predictions * _columns));
                predictor.PredictBatch(inputs.AsSpan(0, predictions * _columns), results.AsSpan(0, predictions * outputs));
                for (int i = 0; i < count; i++) worths[first + i] = Mean(results, i * _background.Count, _background.Count, outputs, output) - baseValue;
            }

            _coalitions.Solve(worths, whole[row * outputs + output] - baseValue, values.AsSpan(row * _columns, _columns));
            progress?.Report((row + 1) / (double)rows.Count);
        }

        return new ShapValues(TableCheck.Columns(_background), values, baseValue);
    }

    /// <summary>For each of some coalitions and each background row the row with what is not in the coalition from the background.</summary>
    private void Mix(ReadOnlySpan<float> row, int first, Span<float> inputs)
    {
        for (int i = 0; i < inputs.Length / _columns; i++)
        {
            var members = _coalitions.Members(first + i / _background.Count);
            var background = _background.FeatureRow(i % _background.Count);
            var mixed = inputs.Slice(i * _columns, _columns);
            for (int column = 0; column < mixed.Length; column++) mixed[column] = members[column] ? row[column] : background[column];
        }
    }

    private static double Mean(ReadOnlySpan<float> predictions, int first, int count, int outputs, int output)
    {
        double sum = 0;
        for (int i = first; i < first + count; i++) sum += predictions[i * outputs + output];
        return sum / count;
    }
}
