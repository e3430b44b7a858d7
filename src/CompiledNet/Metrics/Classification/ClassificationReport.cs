using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

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
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is out of its range.</exception>
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
    public ClassScores this[int index] => Scores(Counts(index));

    /// <summary>The mean of the rows.</summary>
    public ClassScores MacroAverage => Mean(_ => 1);

    /// <summary>The mean of the rows, each counting by its support.</summary>
    public ClassScores WeightedAverage => Mean(row => row.Support);

    /// <summary>The table.</summary>
    /// <exception cref="InvalidOperationException">There are not as many names as classes, or there was no sample yet.</exception>
    public override string ToString()
    {
        if (Classes == 0) throw new InvalidOperationException("The report has no samples yet: evaluate with it first.");
        if (_names is not null && _names.Length != Classes) throw new InvalidOperationException($"The report has {_names.Length} names for {Classes} classes.");
        int width = Math.Max("weighted avg".Length, _digits);
        for (int i = 0; i < Classes; i++) width = Math.Max(width, Label(i).Length);

        var text = new StringBuilder();
        text.Append(' ', width + 1).Append(" precision    recall  f1-score   support\n\n");
        bool isComplete = true;
        for (int i = 0; i < Classes; i++)
        {
            Append(text, Label(i), width, this[i]);
            isComplete &= Actual(i) + Predicted(i) > 0;
        }

        text.Append('\n');
        var all = new ClassScores(Result, Result, Result, Total);
        if (isComplete) text.Append("accuracy".PadLeft(width)).Append(' ', 21).Append(Column(all.F1)).Append(Support(Total)).Append('\n');
        else Append(text, "micro avg", width, all);
        Append(text, "macro avg", width, MacroAverage);
        Append(text, "weighted avg", width, WeightedAverage);
        return text.ToString();
    }

    private string Label(int index) => _names?[index] ?? index.ToString(CultureInfo.InvariantCulture);

    private ClassCounts Counts(int index) => new(this[index, index], Predicted(index) - this[index, index], Actual(index) - this[index, index]);

    private static ClassScores Scores(ClassCounts counts) => new(counts.Precision, counts.Recall, counts.FBeta(1), counts.Support);

    private ClassScores Mean(Func<ClassScores, double> weigh)
    {
        double precision = 0, recall = 0, f1 = 0, weights = 0;
        for (int i = 0; i < Classes; i++)
        {
            var row = this[i];
            double weight = weigh(row);
            precision += weight * row.Precision;
            recall += weight * row.Recall;
            f1 += weight * row.F1;
            weights += weight;
        }

        return weights == 0 ? default : new(precision / weights, recall / weights, f1 / weights, Total);
    }

    private void Append(StringBuilder text, string name, int width, ClassScores row) => text.Append(name.PadLeft(width)).Append(' ')
        .Append(Column(row.Precision)).Append(Column(row.Recall)).Append(Column(row.F1)).Append(Support(row.Support)).Append('\n');

    private string Column(double value) => " " + RoundedText.Of(value, _digits).PadLeft(9);

    private string Support(double weight)
    {
        bool isWhole = true;
        for (int i = 0; i < Classes; i++) isWhole &= Actual(i) == Math.Floor(Actual(i));
        string text = weight.ToString("R", CultureInfo.InvariantCulture);
        return " " + (isWhole || weight != Math.Floor(weight) ? text : text + ".0").PadLeft(9);
    }
}
