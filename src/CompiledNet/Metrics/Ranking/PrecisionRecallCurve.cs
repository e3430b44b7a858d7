using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// Precision and recall at each output as a threshold, from the lowest up (scikit-learn's <c>precision_recall_curve</c>); at
/// the end stands the point of precision 1 and recall 0, which has no threshold. Given by the metrics that keep all outputs,
/// such as <see cref="CompiledNet.AveragePrecision"/>.
/// </summary>
public sealed class PrecisionRecallCurve
{
    private readonly List<double> _precisions = [1], _recalls = [0], _thresholds = [];

    internal PrecisionRecallCurve(ScoreRanking ranking)
    {
        if (ranking.Positives == 0) throw new InvalidOperationException("A curve of precision over recall needs positives, and there are none.");
        double positives = 0, all = 0;
        for (int left = ranking.Count; left > 0;)
        {
            var (score, right, wrong) = ranking.Next(ref left);
            positives += right;
            all += right + wrong;
            _thresholds.Add(score);
            _precisions.Add(positives / all);
            _recalls.Add(positives / ranking.Positives);
        }

        _thresholds.Reverse();
        _precisions.Reverse();
        _recalls.Reverse();
    }

    /// <summary>The thresholds, ascending; one fewer than points.</summary>
    public IReadOnlyList<double> Thresholds => _thresholds;

    /// <summary>The share of positives among the outputs at or above each threshold, and 1 at the end.</summary>
    public IReadOnlyList<double> Precisions => _precisions;

    /// <summary>The share of the positives at or above each threshold, and 0 at the end.</summary>
    public IReadOnlyList<double> Recalls => _recalls;
}
