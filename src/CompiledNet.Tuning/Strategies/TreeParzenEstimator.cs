using System;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// The tree-structured Parzen estimator (Bergstra et al., "Algorithms for Hyper-Parameter Optimization", NIPS 2011): the best trials and all others
/// are two densities, and what is tried next is what is likeliest among the best compared with the others. Each hyper-parameter is looked at alone, with
/// the trials in which it counted, so that conditions cost nothing. Cheaper than a Gaussian process, and better where many hyper-parameters are choices;
/// it takes more trials to see what only two of them do together.
/// </summary>
public sealed class TreeParzenEstimator : SearchStrategy
{
    private const int MostOthers = 160;
    private readonly int _initialTrials, _candidates;

    /// <summary>Sets up how to begin.</summary>
    /// <param name="initialTrials">How many trials are random before the first one is chosen, at least 2.</param>
    /// <param name="candidates">How many values are drawn from the density of the best to take the likeliest of, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public TreeParzenEstimator(int initialTrials = 10, int candidates = 24)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(initialTrials, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(candidates);
        (_initialTrials, _candidates) = (initialTrials, candidates);
    }

    /// <inheritdoc/>
    public override Point Next(SearchKnowledge knowledge, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(random);
        if (knowledge.Finished.Count < _initialTrials) return RandomSearch.Draw(knowledge.Space, random);
        Point[] ranked =
        [
            .. knowledge.Finished
                .OrderBy(trial => trial.State).ThenBy(trial => knowledge.Cost(trial.Value)).ThenBy(trial => trial.Number)
                .Select(trial => trial.Point),
            // Of these nothing is known, but that they need not be tried again.
            .. knowledge.Pending,
        ];
        int good = Math.Min((int)Math.Ceiling(0.1 * ranked.Length), 25);
        Point[] others = Spread(ranked[good..]);
        return knowledge.Space.Build(hyperparameter => Likeliest(hyperparameter, ranked[..good], others, random));
    }

    // A part of them that is spread over all ranks has hardly another density, and does not cost more with each trial.
    private static Point[] Spread(Point[] others) =>
        others.Length <= MostOthers ? others : [.. Enumerable.Range(0, MostOthers).Select(i => others[i * others.Length / MostOthers])];

    private double Likeliest(Hyperparameter hyperparameter, Point[] good, Point[] rest, RandomStream random)
    {
        var (below, above) = (Density(hyperparameter, good), Density(hyperparameter, rest));
        double best = 0, most = double.NegativeInfinity;
        for (int i = 0; i < _candidates; i++)
        {
            double unit = below.Draw(random), promise = Math.Log(below.At(unit)) - Math.Log(above.At(unit));
            if (promise > most) (best, most) = (unit, promise);
        }

        return best;
    }

    private static IUnitDensity Density(Hyperparameter hyperparameter, Point[] points)
    {
        double[] units = [.. points.Where(point => point.IsSet(hyperparameter)).Select(point => point.Unit(hyperparameter))];
        return hyperparameter.IsChoice ? new ChoiceDensity(hyperparameter.Count!.Value, units) : new ParzenDensity(units);
    }
}
