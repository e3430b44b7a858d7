using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// The receiver operating characteristic (scikit-learn's <c>roc_curve</c> with all its points): at each output as a threshold,
/// from the highest down, the shares of negatives and of positives with an output of at least that. The first threshold is
/// +∞, where both are 0. Given by the metrics that keep all outputs, such as <see cref="ExactAreaUnderCurve"/>.
/// </summary>
public sealed class RocCurve
{
    private readonly List<double> _falsePositiveRates = [0], _truePositiveRates = [0], _thresholds = [double.PositiveInfinity];

    internal RocCurve(ScoreRanking ranking)
    {
        if (ranking.Positives == 0 || ranking.Negatives == 0)
            throw new InvalidOperationException("A receiver operating characteristic needs positives and negatives, and there are not both.");
        double positives = 0, negatives = 0;
        for (int left = ranking.Count; left > 0;)
        {
            var (score, right, wrong) = ranking.Next(ref left);
            positives += right;
            negatives += wrong;
            _thresholds.Add(score);
            _truePositiveRates.Add(positives / ranking.Positives);
            _falsePositiveRates.Add(negatives / ranking.Negatives);
        }

        Area = ranking.Area();
    }

    /// <summary>The thresholds, descending from +∞.</summary>
    public IReadOnlyList<double> Thresholds => _thresholds;

    /// <summary>The share of negatives at or above each threshold, ascending from 0 to 1.</summary>
    public IReadOnlyList<double> FalsePositiveRates => _falsePositiveRates;

    /// <summary>The share of positives at or above each threshold, ascending from 0 to 1.</summary>
    public IReadOnlyList<double> TruePositiveRates => _truePositiveRates;

    /// <summary>The area under the curve.</summary>
    public double Area { get; }
}
