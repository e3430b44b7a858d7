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
    /// <param name="network">A network with one output, a vector: probabilities or scores, a class each, or one of class 1, which it is above <see cref="NetworkClassification.ClassThreshold"/>.</param>
    /// <param name="data">Rows to borrow from; distances are in units of the columns' standard deviations, and what is no number is one away from any other.</param>
    /// <param name="row">The row, its numbers in the order that the network knows.</param>
    /// <param name="wanted">The class.</param>
    /// <param name="frozen">Columns that may not be changed, such as an age.</param>
    /// <returns>The changed row, or null if no row of the data is of the wanted class or the frozen columns stand in the way.</returns>
    /// <exception cref="ArgumentException">The data, the row or a frozen column do not fit the network, or it has another output.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static Counterfactual? Find(INetwork<float> network, Dataset data, ReadOnlySpan<float> row, int wanted, params IReadOnlyList<string> frozen)
    {
        data = TableCheck.Rows(network, data, nameof(data));
        if (network.Description.Outputs is not [{ Shape.Count: 1 }])
            throw new ArgumentException($"'{network.Description.Name}' has to have one output, a vector of scores, and has: {string.Join(", ", network.Description.Outputs.Select(one => $"{one.Name} [{string.Join(", ", one.Shape)}]"))}.", nameof(network));
        int scored = network.Description.OutputSize, classes = Math.Max(2, scored), columns = data.FeatureCount;
        if (wanted < 0 || wanted >= classes) throw new ArgumentOutOfRangeException(nameof(wanted), wanted, $"'{network.Description.Name}' knows the classes 0 to {classes - 1}.");
        if (row.Length != columns) throw new ArgumentException($"'{network.Description.Name}' takes {columns} numbers, not {row.Length}.", nameof(row));
        var fixedColumns = frozen.Select(column => TableCheck.Column(data, column, nameof(frozen))).ToHashSet();
        float[] start = row.ToArray(), now = row.ToArray();
        float threshold = network.ClassThreshold();
        double Margin(float[] candidate)
        {
            float[] scores = new float[scored];
            network.PredictBatch(candidate, scores);
            if (scored == 1) return wanted == 1 ? scores[0] - threshold : threshold - scores[0];
            return scores[wanted] - scores.Where((_, i) => i != wanted).Max();
        }

        // A single score is of class 1 above the threshold only; of what is NaN nothing is known.
        bool IsWanted(float[] candidate) => Margin(candidate) is var margin && (scored == 1 && wanted == 0 ? margin >= 0 : margin > 0);

        float[] Changed(float[] candidate, int column, float value)
        {
            float[] changed = [.. candidate];
            changed[column] = value;
            return changed;
        }

        if (IsWanted(now)) return new Counterfactual(now, []);
        var lenders =
            from other in Enumerable.Range(0, data.Count)
            let values = Enumerable.Range(0, columns).Select(column => fixedColumns.Contains(column) ? start[column] : data.FeatureRow(other)[column]).ToArray()
            where IsWanted(data.FeatureRow(other).ToArray()) && IsWanted(values)
            select values;
        double[] deviations = Deviations(data);
        float[]? lender = lenders.MinBy(values => values.Select((value, i) => Distance(value, start[i], deviations[i])).Sum());
        if (lender is null) return null;
        while (!IsWanted(now))
            now = Enumerable.Range(0, columns).Where(column => now[column] != lender[column]).Select(column => Changed(now, column, lender[column])).MaxBy(Margin)!;
        foreach (int column in Enumerable.Range(0, columns).Where(column => !now[column].Equals(start[column])).OrderBy(column => Distance(now[column], start[column], deviations[column])))
            if (Changed(now, column, start[column]) is var without && IsWanted(without)) now = without;
        var names = TableCheck.Columns(data);
        return new Counterfactual(now, [.. Enumerable.Range(0, columns).Where(column => !now[column].Equals(start[column])).Select(column => (names[column], start[column], now[column]))]);
    }

    /// <summary>Such as <c>glucose 148 -> 117</c>, a line per change.</summary>
    public override string ToString() => string.Join('\n', Changes.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Column} {one.From} -> {one.To}")));

    private static double Distance(float a, float b, double deviation) => a.Equals(b) ? 0 : float.IsNaN(a - b) ? 1 : Math.Abs(a - b) / deviation;

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
