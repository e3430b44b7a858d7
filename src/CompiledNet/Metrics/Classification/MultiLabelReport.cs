using System;
using System.Collections.Generic;
using System.Globalization;

namespace CompiledNet;

/// <summary>
/// Precision, recall and F1 of labels that may hold together, one output for each, with their averages: scikit-learn's <c>classification_report</c> of a
/// label indicator matrix to the character. A metric, so that <c>Evaluate</c> fills it; its own value is the share of samples of which all labels are right.
/// </summary>
/// <remarks>As there, supports are printed with a point once samples have weights. For classes of which one is right there is <see cref="ClassificationReport"/>. Where nothing was predicted, or nothing is there, a ratio is 0.</remarks>
public sealed class MultiLabelReport : Metric
{
    private readonly string[]? _names;
    private readonly int _digits;
    private readonly float _threshold;
    private ClassCounts[] _counts = [];
    private bool _isWeighted;
    private double _precision, _recall, _f1, _right, _weight;

    /// <summary>Prepares an empty report.</summary>
    /// <param name="names">The names of the labels, or null for their indices.</param>
    /// <param name="digits">Digits after the point; 1 … 15.</param>
    /// <param name="threshold">Above it a label is predicted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is out of its range, or <paramref name="threshold"/> not finite.</exception>
    public MultiLabelReport(IReadOnlyList<string>? names = null, int digits = 2, float threshold = 0.5f) : base("subset_accuracy", MetricDirection.HigherIsBetter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);
        (_names, _digits, _threshold) = (names is null ? null : [.. names], digits, Option.Finite(threshold, nameof(threshold)));
    }

    /// <summary>How many labels there are; 0 before the first sample.</summary>
    public int Labels => _counts.Length;

    /// <summary>The share of samples of which all labels are right; 0 without samples.</summary>
    public override double Result => _weight == 0 ? 0 : _right / _weight;

    /// <summary>The row of one label.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such label.</exception>
    public ClassScores this[int index] => ReportRow.Of(_counts[index]);

    /// <summary>The scores of all decisions together.</summary>
    public ClassScores MicroAverage
    {
        get
        {
            var all = default(ClassCounts);
            foreach (var counts in _counts) all += counts;
            return ReportRow.Of(all);
        }
    }

    /// <summary>The mean of the rows.</summary>
    public ClassScores MacroAverage => ReportRow.Mean(_counts.Length, index => this[index], _ => 1, MicroAverage.Support);

    /// <summary>The mean of the rows, each counting by its support.</summary>
    public ClassScores WeightedAverage => ReportRow.Mean(_counts.Length, index => this[index], row => row.Support, MicroAverage.Support);

    /// <summary>The mean of what each sample by itself would score.</summary>
    public ClassScores SamplesAverage => _weight == 0 ? default : new(_precision / _weight, _recall / _weight, _f1 / _weight, MicroAverage.Support);

    /// <inheritdoc/>
    public override void Reset()
    {
        (_counts, _isWeighted) = ([], false);
        _precision = _recall = _f1 = _right = _weight = 0;
    }

    /// <summary>The table.</summary>
    /// <exception cref="InvalidOperationException">There are not as many names as labels, or there was no sample yet.</exception>
    public override string ToString()
    {
        if (Labels == 0) throw new InvalidOperationException("The report has no samples yet: evaluate with it first.");
        if (_names is not null && _names.Length != Labels) throw new InvalidOperationException($"The report has {_names.Length} names for {Labels} labels.");
        int width = 0;
        for (int i = 0; i < Labels; i++) width = Math.Max(width, ReportText.LengthOf(Label(i)));
        var text = new ReportText(_digits, width, isWhole: !_isWeighted);
        for (int i = 0; i < Labels; i++) text.Add(Label(i), this[i]);
        text.AddGap();
        text.Add("micro avg", MicroAverage);
        text.Add("macro avg", MacroAverage);
        text.Add("weighted avg", WeightedAverage);
        text.Add("samples avg", SamplesAverage);
        return text.ToString();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is not a target for each output.</exception>
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        if (_counts.Length != target.Length) Array.Resize(ref _counts, target.Length);
        var sample = default(ClassCounts);
        for (int i = 0; i < target.Length; i++)
        {
            bool predicted = prediction[i] > _threshold, actual = target[i] > 0.5f;
            sample.Add(predicted, actual, 1);
            _counts[i].Add(predicted, actual, weight);
        }

        var scores = ReportRow.Of(sample);
        _precision += weight * scores.Precision;
        _recall += weight * scores.Recall;
        _f1 += weight * scores.F1;
        if (sample is { FalsePositives: 0, FalseNegatives: 0 }) _right += weight;
        _weight += weight;
        _isWeighted |= weight != 1;
    }

    private string Label(int index) => _names?[index] ?? index.ToString(CultureInfo.InvariantCulture);
}
