using System;
using System.Collections.Generic;

namespace CompiledNet.Tuning;

/// <summary>
/// Ends a trial at a rung, the steps r, r·η, r·η² …, unless it is among the best 1/η of those that have come there, itself included:
/// asynchronous successive halving, ASHA (Li et al., "A System for Massively Parallel Hyperparameter Tuning", MLSys 2020), in the form that
/// ends trials and never takes one up again.
/// </summary>
public sealed class SuccessiveHalving : StoppingRule
{
    private readonly int _leastSteps, _factor;

    /// <summary>Sets up the rungs.</summary>
    /// <param name="leastSteps">The first rung, r: the steps that every trial gets, at least 1.</param>
    /// <param name="factor">The share that goes on is one of so many, η, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public SuccessiveHalving(int leastSteps = 1, int factor = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastSteps);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        (_leastSteps, _factor) = (leastSteps, factor);
    }

    /// <inheritdoc/>
    public override bool Ends(int number, IReadOnlyList<TrialReport> reports, IReadOnlyList<Trial> others, MetricDirection direction)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(others);
        long before = reports.Count > 1 ? reports[^2].Step : 0;
        // Reports need not come at every step: what is reached since the one before counts.
        for (long rung = _leastSteps; rung <= reports[^1].Step; rung *= _factor)
        {
            if (rung <= before) continue;
            int step = (int)rung, count = 1, better = 0;
            double cost = BestCost(reports, step, direction);
            foreach (var other in others)
            {
                double reached = BestCost(other.Reports, step, direction);
                if (double.IsNaN(reached)) continue;
                count++;
                if (reached < cost) better++;
            }

            if (double.IsPositiveInfinity(cost) || better >= Math.Max(1, count / _factor)) return true;
        }

        return false;
    }
}
