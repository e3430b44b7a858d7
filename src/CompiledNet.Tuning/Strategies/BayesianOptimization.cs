using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// Tries the point where a Gaussian process through all values so far expects the greatest improvement: much is gained by few trials, at
/// some milliseconds each once there are a hundred. Length scales and noise are those of greatest marginal likelihood, found
/// anew whenever a quarter of the trials has come anew. Trials that are under way are taken to give what is expected of them; those that failed, the worst value of all.
/// </summary>
public sealed class BayesianOptimization : SearchStrategy
{
    private const int Spread = 192, Near = 64, Rounds = 6, PerRound = 16;
    private readonly int? _initialTrials;
    private (SearchSpace Space, int Seen, Logarithms Logarithms)? _last;

    /// <summary>Sets up how to begin.</summary>
    /// <param name="initialTrials">How many trials are spread evenly before the first one is chosen, at least 2; null for twice the number of hyper-parameters, and 4 at least.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2.</exception>
    public BayesianOptimization(int? initialTrials = null)
    {
        if (initialTrials is { } trials) ArgumentOutOfRangeException.ThrowIfLessThan(trials, 2, nameof(initialTrials));
        _initialTrials = initialTrials;
    }

    /// <inheritdoc/>
    public override void Check(SearchSpace space) => _last = null;

    /// <inheritdoc/>
    public override Point Next(SearchKnowledge knowledge, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(random);
        int initial = _initialTrials ?? Math.Max(4, 2 * knowledge.Space.Hyperparameters.Count);
        int finite = knowledge.Finished.Count(trial => trial.State != TrialState.Failed);
        if (finite < 2 || knowledge.Finished.Count + knowledge.Pending.Count < initial) return EvenSpread.At(knowledge.Space, knowledge.Number, knowledge.Seed);

        var encoding = new PointEncoding(knowledge.Space);
        double[] values = Standard(knowledge, knowledge.Finished.Count);
        double[][] points = [.. knowledge.Finished.Select(trial => encoding.Encode(trial.Point))];
        var process = Process(knowledge, points, values, encoding.Scales);
        foreach (var pending in knowledge.Pending)
        {
            double[] point = encoding.Encode(pending);
            (points, values) = ([.. points, point], [.. values, process.At(point).Mean]);
            process = GaussianProcess.Through(points, values, encoding.Scales, process.Logarithms) ?? process;
        }

        double best = points.Min(point => process.At(point).Mean);
        return MostPromising(knowledge, random, candidate =>
        {
            var (mean, deviation) = process.At(encoding.Encode(candidate));
            return ExpectedImprovement.Log(mean, deviation, best);
        });
    }

    /// <summary>Searches widely, near the best trials, and then in ever smaller steps around what is most promising.</summary>
    private static Point MostPromising(SearchKnowledge knowledge, RandomStream random, Func<Point, double> promise)
    {
        var space = knowledge.Space;
        var seen = new HashSet<Point>([.. knowledge.Finished.Select(trial => trial.Point), .. knowledge.Pending]);
        Point? best = null;
        double most = double.NegativeInfinity;
        void Look(Point candidate)
        {
            if (seen.Contains(candidate)) return;
            double value = promise(candidate);
            if (value > most) (best, most) = (candidate, value);
        }

        for (int i = 0; i < Spread; i++) Look(RandomSearch.Draw(space, random));
        Point[] good = [.. knowledge.Finished.Where(trial => trial.State != TrialState.Failed).OrderBy(trial => knowledge.Cost(trial.Value)).Take(4).Select(trial => trial.Point)];
        for (int i = 0; i < Near; i++) Look(Nearby.Of(good[i % good.Length], 0.1, random));
        double step = 0.1;
        for (int round = 0; round < Rounds && best is not null; round++, step /= 2.5)
            for (int i = 0; i < PerRound; i++) Look(Nearby.Of(best, step, random));
        return best ?? RandomSearch.Draw(space, random);
    }

    /// <summary>Length scales and noise are a function of the first trials up to a number that grows by a quarter at a time, so that a search taken up again finds the same.</summary>
    private GaussianProcess Process(SearchKnowledge knowledge, double[][] points, double[] values, int[] scaleOf)
    {
        int seen = 2;
        while (seen + 1 + seen / 4 <= points.Length) seen += 1 + seen / 4;
        if (_last is not { } last || last.Space != knowledge.Space || last.Seen != seen)
        {
            var start = MarginalLikelihood.Start(knowledge.Space.Hyperparameters.Count);
            var logarithms = MarginalLikelihood.Maximize(points[..seen], Standard(knowledge, seen), scaleOf, start, steps: 30);
            _last = last = (knowledge.Space, seen, logarithms);
        }

        for (var logarithms = last.Logarithms; ; logarithms = logarithms with { Noise = logarithms.Noise + 2 })
            if (GaussianProcess.Through(points, values, scaleOf, logarithms) is { } process) return process;
    }

    /// <summary>
    /// The costs of the first trials at mean 0 and deviation 1. What is far above the median is drawn in: how bad the bad ones are tells little of
    /// the good ones.
    /// </summary>
    private static double[] Standard(SearchKnowledge knowledge, int count)
    {
        double[] costs = [.. knowledge.Finished.Take(count).Select(trial => knowledge.Cost(trial.Value))];
        double[] sorted = [.. costs.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return new double[count];
        double most = Math.Min(sorted[^1], 4 * sorted[sorted.Length / 2] - 3 * sorted[0]);
        double[] values = Array.ConvertAll(costs, cost => double.IsNaN(cost) ? most : Math.Min(cost, most));
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return Array.ConvertAll(values, value => (value - mean) / (deviation > 0 ? deviation : 1));
    }
}
