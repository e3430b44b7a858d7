using System;

namespace CompiledNet;

/// <summary>A metric that asks for the best of one share among the thresholds at which another is at least so high.</summary>
public abstract class ConstrainedMetric : RankingMetric
{
    private protected ConstrainedMetric(string name, double least, string what) : base(name)
    {
        if (!(least is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(what, least, $"The {what} must be from 0 to 1.");
        Least = least;
    }

    private protected double Least { get; }

    /// <summary>Of each threshold that is an output, and one above all: what has to be at least so high, and what is asked for.</summary>
    private protected abstract (double Constrained, double Wanted) At(double truePositives, double falsePositives);

    private protected sealed override double Compute()
    {
        if (Ranking.Positives == 0 || Ranking.Negatives == 0) return double.NaN;
        double best = 0, truePositives = 0, falsePositives = 0;
        for (int left = Ranking.Count; ;)
        {
            var (constrained, wanted) = At(truePositives, falsePositives);
            if (constrained >= Least && wanted > best) best = wanted;
            if (left == 0) return best;
            var (_, positives, negatives) = Ranking.Next(ref left);
            truePositives += positives;
            falsePositives += negatives;
        }
    }
}
