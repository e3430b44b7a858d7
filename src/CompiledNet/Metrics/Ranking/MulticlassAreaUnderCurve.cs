using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The exact area under the receiver operating characteristic for several classes (scikit-learn's <c>roc_auc_score</c> with
/// <c>multi_class</c>): the mean over the classes, NaN as long as one has no sample, or over the pairs of
/// classes that have some. A target is the index of a class or a one-hot vector. Keeps all outputs in memory that grows, and sorts them when <see cref="Result"/> is
/// read; neither allocates once the memory is as large as an epoch needs.
/// </summary>
public sealed class MulticlassAreaUnderCurve : Metric
{
    private readonly MulticlassArea _kind;
    private readonly bool _weighted;
    private readonly ScoreRanking _ranking = new();
    private float[] _outputs = [], _weights = [];
    private int[] _actual = [];
    private int _count, _classes;
    private double? _result;

    /// <summary>Sets which areas are meant.</summary>
    /// <param name="kind">Each class against the rest or against each other.</param>
    /// <param name="average">Macro lets all areas count alike, Weighted by the weight of the samples of their classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is unknown, or the average Micro, of which there is none here.</exception>
    public MulticlassAreaUnderCurve(MulticlassArea kind = MulticlassArea.OneVsRest, MetricAverage average = MetricAverage.Macro)
        : base("auc", MetricDirection.HigherIsBetter)
    {
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "OneVsRest or OneVsOne was expected.");
        if (average is not (MetricAverage.Macro or MetricAverage.Weighted))
            throw new ArgumentOutOfRangeException(nameof(average), average, "Macro or Weighted was expected.");
        (_kind, _weighted) = (kind, average == MetricAverage.Weighted);
    }

    /// <inheritdoc/>
    public override double Result => _result ??= Compute();

    /// <inheritdoc/>
    public override void Reset() => (_count, _result) = (0, null);

    /// <inheritdoc/>
    protected internal override double[] SaveState()
    {
        var state = new List<double> { _classes };
        for (int i = 0; i < _count; i++)
        {
            state.Add(_actual[i]);
            state.Add(_weights[i]);
            foreach (float output in _outputs.AsSpan(i * _classes, _classes)) state.Add(output);
        }

        return [.. state];
    }

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<double> state)
    {
        Reset();
        _classes = (int)state[0];
        float[] outputs = new float[_classes];
        for (var rest = state[1..]; !rest.IsEmpty; rest = rest[(2 + _classes)..])
        {
            for (int i = 0; i < _classes; i++) outputs[i] = (float)rest[2 + i];
            Add(outputs, [(float)rest[0]], rest[1]);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An output is NaN, there is a single one or another number than before, or the target is no class.</exception>
    [MethodImpl(Hot.Optimized)]
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        if (prediction.Length == 1) throw new ArgumentException($"The metric '{Name}' is one of several classes; for a single output there is {nameof(ExactAreaUnderCurve)}.", nameof(prediction));
        if (_count > 0 && prediction.Length != _classes) throw new ArgumentException($"The metric '{Name}' got samples of {_classes} classes before, not of {prediction.Length}.", nameof(prediction));
        foreach (float output in prediction)
            if (float.IsNaN(output)) throw new ArgumentException($"The metric '{Name}' ranks samples by their outputs, and one of them is NaN.", nameof(prediction));
        int actual = ClassIndex.OfTarget(target, prediction.Length, Name);
        _classes = prediction.Length;
        _result = null;
        if (weight == 0) return;
        if (_count == _actual.Length)
        {
            Array.Resize(ref _actual, Math.Max(256, checked(2 * _count)));
            Array.Resize(ref _weights, _actual.Length);
        }

        if (_outputs.Length < checked(_actual.Length * _classes)) Array.Resize(ref _outputs, _actual.Length * _classes);
        prediction.CopyTo(_outputs.AsSpan(_count * _classes));
        (_actual[_count], _weights[_count]) = (actual, (float)weight);
        _count++;
    }

    private double Compute()
    {
        double sum = 0, weights = 0;
        for (int i = 0; i < _classes; i++)
        {
            if (_kind == MulticlassArea.OneVsRest)
            {
                double area = Area(i, other: null), weight = _weighted ? _ranking.Positives : 1;
                sum += weight * area;
                weights += weight;
            }
            else for (int j = i + 1; j < _classes; j++)
            {
                double area = (Area(i, j) + Area(j, i)) / 2, weight = _weighted ? _ranking.Positives + _ranking.Negatives : 1;
                if (_ranking.Positives == 0 || _ranking.Negatives == 0) continue;
                sum += weight * area;
                weights += weight;
            }
        }

        return sum / weights;
    }

    /// <summary>How the outputs of a class rank its samples over those of another class, or of all others.</summary>
    private double Area(int positive, int? other)
    {
        _ranking.Clear();
        for (int sample = 0; sample < _count; sample++)
        {
            int actual = _actual[sample];
            if (actual == positive || other is null || actual == other) _ranking.Add(_outputs[sample * _classes + positive], actual == positive, _weights[sample]);
        }

        return _ranking.Area();
    }
}
