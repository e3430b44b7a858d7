using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>A row like another one, with as little changed as it takes for another class.</summary>
public sealed class Counterfactual
{
    private Counterfactual(float[] row, IReadOnlyList<(string Column, float From, float To)> changes) => (Row, Changes) = (row, changes);

    /// <summary>The changed row.</summary>
    public IReadOnlyList<float> Row { get; }

    /// <summary>What was changed.</summary>
    public IReadOnlyList<(string Column, float From, float To)> Changes { get; }

    /// <summary>
    /// Looks for one: the row of the data nearest to <paramref name="row"/> that the network gives the wanted class lends its values, column by column, first the one that raises the class
    /// most, until the class is there; what turns out not to be needed is given back (after Brughmans, Leyman and Martens, "NICE", 2021). So all values are ones that occur.
    /// </summary>
    /// <param name="network">A network with one output of probabilities or scores, a class each, or one probability of class 1.</param>
    /// <param name="data">Rows to borrow from; distances are in units of the columns' standard deviations.</param>
    /// <param name="row">The row.</param>
    /// <param name="wanted">The class.</param>
    /// <param name="frozen">Columns that may not be changed, such as an age.</param>
    /// <returns>The changed row, or null if no row of the data is of the wanted class or the frozen columns stand in the way.</returns>
    /// <exception cref="ArgumentException">The data, the row or a frozen column do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static Counterfactual? Find(INetwork<float> network, Dataset data, ReadOnlySpan<float> row, int wanted, params IReadOnlyList<string> frozen)
    {
        TableCheck.Rows(network, data, nameof(data));
        int classes = Math.Max(2, network.Description.OutputSize), columns = data.FeatureCount;
        if (wanted < 0 || wanted >= classes) throw new ArgumentOutOfRangeException(nameof(wanted), wanted, $"'{network.Description.Name}' knows the classes 0 to {classes - 1}.");
        if (row.Length != columns) throw new ArgumentException($"'{network.Description.Name}' takes {columns} numbers, not {row.Length}.", nameof(row));
        var fixedColumns = frozen.Select(column => TableCheck.Column(data, column, nameof(frozen))).ToHashSet();
        float[] start = row.ToArray(), now = row.ToArray();
        double Margin(float[] candidate)
        {
            float[] scores = new float[network.Description.OutputSize];
            network.PredictBatch(candidate, scores);
            if (scores.Length == 1) return wanted == 1 ? scores[0] - 0.5 : 0.5 - scores[0];
            return scores[wanted] - scores.Where((_, i) => i != wanted).Max();
        }

        float[] Changed(float[] candidate, int column, float value)
        {
            float[] changed = [.. candidate];
            changed[column] = value;
            return changed;
        }

        if (Margin(now) > 0) return new Counterfactual(now, []);
        var lenders =
            from other in Enumerable.Range(0, data.Count)
            let values = Enumerable.Range(0, columns).Select(column => fixedColumns.Contains(column) ? start[column] : data.FeatureRow(other)[column]).ToArray()
            where Margin(data.FeatureRow(other).ToArray()) > 0 && Margin(values) > 0
            select values;
        double[] deviations = Deviations(data);
        float[]? lender = lenders.MinBy(values => values.Select((value, i) => Math.Abs(value - start[i]) / deviations[i]).Sum());
        if (lender is null) return null;
        while (Margin(now) <= 0)
            now = Enumerable.Range(0, columns).Where(column => now[column] != lender[column]).Select(column => Changed(now, column, lender[column])).MaxBy(Margin)!;
        foreach (int column in Enumerable.Range(0, columns).Where(column => now[column] != start[column]).OrderBy(column => Math.Abs(now[column] - start[column]) / deviations[column]))
            if (Changed(now, column, start[column]) is var without && Margin(without) > 0) now = without;
        var names = TableCheck.Columns(data);
        return new Counterfactual(now, [.. Enumerable.Range(0, columns).Where(column => now[column] != start[column]).Select(column => (names[column], start[column], now[column]))]);
    }

    /// <summary>Such as <c>glucose 148 -> 117</c>, a line per change.</summary>
    public override string ToString() => string.Join('\n', Changes.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Column} {one.From} -> {one.To}")));

    private static double[] Deviations(Dataset data) =>
    [
        .. Enumerable.Range(0, data.FeatureCount).Select(column =>
        {
            double mean = Enumerable.Range(0, data.Count).Average(row => (double)data.FeatureRow(row)[column]);
            double deviation = Math.Sqrt(Enumerable.Range(0, data.Count).Average(row => Math.Pow(data.FeatureRow(row)[column] - mean, 2)));
            return deviation > 0 ? deviation : 1;
        }),
    ];
}
