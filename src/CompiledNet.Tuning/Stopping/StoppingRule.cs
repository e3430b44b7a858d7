using System.Collections.Generic;

namespace CompiledNet.Tuning;

/// <summary>Decides from the values on the way whether a trial is worth going on with.</summary>
public abstract class StoppingRule
{
    /// <summary>Whether a trial is to end after its last report.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="reports">Its reports, by growing steps, the last one the newest; there is at least one.</param>
    /// <param name="others">The finished trials that it may be compared with; failed ones have their reports too.</param>
    /// <param name="direction">Which direction of the value is the better one.</param>
    public abstract bool Ends(int number, IReadOnlyList<TrialReport> reports, IReadOnlyList<Trial> others, MetricDirection direction);

    /// <summary>The value as one of which less is better; NaN is worse than everything.</summary>
    private protected static double Cost(double value, MetricDirection direction) =>
        double.IsNaN(value) ? double.PositiveInfinity : direction == MetricDirection.HigherIsBetter ? -value : value;

    /// <summary>The best cost a trial had reported up to a step; NaN if it did not come that far.</summary>
    private protected static double BestCost(IReadOnlyList<TrialReport> reports, int step, MetricDirection direction)
    {
        if (reports.Count == 0 || reports[^1].Step < step) return double.NaN;
        double best = double.PositiveInfinity;
        foreach (var report in reports)
        {
            if (report.Step > step) break;
            best = double.Min(best, Cost(report.Value, direction));
        }

        return best;
    }
}
