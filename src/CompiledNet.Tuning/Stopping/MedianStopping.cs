using System;
using System.Collections.Generic;

namespace CompiledNet.Tuning;

/// <summary>
/// Ends a trial whose best value so far is worse than the median of the best values that the others had at that step: the rule of Golovin et
/// al., "Google Vizier: A Service for Black-Box Optimization", KDD 2017.
/// </summary>
public sealed class MedianStopping : StoppingRule
{
    private readonly int _warmUpSteps, _leastTrials;

    /// <summary>Sets up when to begin.</summary>
    /// <param name="warmUpSteps">The steps that every trial gets.</param>
    /// <param name="leastTrials">How many others have to have come to a step, at least 1, for it to be looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public MedianStopping(int warmUpSteps = 0, int leastTrials = 5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmUpSteps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastTrials);
        (_warmUpSteps, _leastTrials) = (warmUpSteps, leastTrials);
    }

    /// <inheritdoc/>
    public override bool Ends(int number, IReadOnlyList<TrialReport> reports, IReadOnlyList<Trial> others, MetricDirection direction)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(others);
        int step = reports[^1].Step;
        if (step <= _warmUpSteps) return false;
        var costs = new List<double>();
        foreach (var other in others)
            if (BestCost(other.Reports, step, direction) is var cost && !double.IsNaN(cost)) costs.Add(cost);
        if (costs.Count < _leastTrials) return false;
        costs.Sort();
        double median = costs.Count % 2 == 1 ? costs[costs.Count / 2] : (costs[costs.Count / 2 - 1] + costs[costs.Count / 2]) / 2;
        return BestCost(reports, step, direction) > median;
    }
}
