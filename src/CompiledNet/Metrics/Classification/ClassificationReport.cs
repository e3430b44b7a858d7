using System;
using System.Collections.Generic;
using System.Globalization;

namespace CompiledNet;

/// <summary>
/// Precision, recall and F1 of every class with their averages, as a table that is scikit-learn's
/// <c>classification_report</c> to the character. A metric, so that <c>Evaluate</c> fills it; its own value is the accuracy.
/// </summary>
/// <remarks>
/// As there with <c>labels=range(classes)</c>: if a class was neither there nor predicted, the line of the accuracy is called
/// "micro avg". Weights whose sums are no whole numbers are printed with all their digits.
/// </remarks>
public sealed class ClassificationReport : ConfusionMetric
{
    private readonly string[]? _names;
    private readonly int _digits;

    /// <summary>Prepares an empty report.</summary>
    /// <param name="names">The names of the classes, or null for their indices.</param>
    /// <param name="digits">Digits after the point; 1 … 15.</param>
    /// <param name="threshold">Where there is a single output: above it is class 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is out of its range, or <paramref name="threshold"/> not finite.</exception>
    public ClassificationReport(IReadOnlyList<string>? names = null, int digits = 2, float threshold = 0.5f) : base("accuracy", threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);
        (_names, _digits) = (names is null ? null : [.. names], digits);
    }

    /// <summary>The share of samples that are right; 0 without samples.</summary>
    public override double Result => Total is > 0 and var total ? Right / total : 0;

    /// <summary>The row of one class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ClassScores this[int index] => ReportRow.Of(Counts(index));

    /// <summary>The mean of the rows.</summary>
    public ClassScores MacroAverage => ReportRow.Mean(Classes, index => this[index], _ => 1, Total);

    /// <summary>The mean of the rows, each counting by its support.</summary>
    public ClassScores WeightedAverage => ReportRow.Mean(Classes, index => this[index], row => row.Support, Total);

    /// <summary>The table.</summary>
    /// <exception cref="InvalidOperationException">There are not as many names as classes, or there was no sample yet.</exception>
    public override string ToString()
    {
        if (Classes == 0) throw new InvalidOperationException("The report has no samples yet: evaluate with it first.");
        if (_names is not null && _names.Length != Classes) throw new InvalidOperationException($"The report has {_names.Length} names for {Classes} classes.");
        int width = 0;
        bool isWhole = true, isComplete = true;
        for (int i = 0; i < Classes; i++)
        {
            width = Math.Max(width, ReportText.LengthOf(Label(i)));
            isWhole &= Actual(i) == Math.Floor(Actual(i));
            isComplete &= Actual(i) + Predicted(i) > 0;
        }

        var text = new ReportText(_digits, width, isWhole);
        for (int i = 0; i < Classes; i++) text.Add(Label(i), this[i]);
        text.AddGap();
        if (isComplete) text.AddAccuracy(Result, Total);
        else text.Add("micro avg", new ClassScores(Result, Result, Result, Total));
        text.Add("macro avg", MacroAverage);
        text.Add("weighted avg", WeightedAverage);
        return text.ToString();
    }

    private string Label(int index) => _names?[index] ?? index.ToString(CultureInfo.InvariantCulture);

    private ClassCounts Counts(int index) => new(this[index, index], Predicted(index) - this[index, index], Actual(index) - this[index, index]);
}
