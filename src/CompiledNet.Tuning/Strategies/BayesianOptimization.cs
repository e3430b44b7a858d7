using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// Tries the point where a Gaussian process through all values so far expects the greatest improvement: much is gained by few trials, at
/// less than a millisecond each. Of more than 128 trials the process goes through the best, the latest and some of the others. Length scales and noise are those of greatest marginal likelihood, found
/// anew whenever a quarter of the trials has come anew. Trials that are under way are taken to give what is expected of them; those that failed, the worst value of all.
/// </summary>
public sealed class BayesianOptimization : SearchStrategy
{
    private const int Spread = 192, Near = 64, Rounds = 6, PerRound = 16;
    private const int FewTrials = 64, MostForSetting = 80, ManySteps = 30, FewSteps = 10;
    private readonly int? _initialTrials;
    private readonly List<Point> _through = [];
    private (SearchSpace Space, int Seen, Logarithms Logarithms)? _last;
    private Logarithms? _begun;
    private ProcessPosterior? _process;

    /// <summary>Sets up how to begin.</summary>
    /// <param name="initialTrials">How many trials are spread evenly before the first one is chosen, at least 2; null for twice the number of hyper-parameters, and 4 at least.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2.</exception>
    public BayesianOptimization(int? initialTrials = null)
    {
        if (initialTrials is { } trials) ArgumentOutOfRangeException.ThrowIfLessThan(trials, 2, nameof(initialTrials));
        _initialTrials = initialTrials;
    }

    /// <inheritdoc/>
    public override void Check(SearchSpace space) => (_last, _begun, _process) = (null, null, null);

    /// <inheritdoc/>
    public override Point Next(SearchKnowledge knowledge, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(random);
        int initial = _initialTrials ?? Math.Max(4, 2 * knowledge.Space.Hyperparameters.Count);
        int finite = knowledge.Finished.Count(trial => trial.State != TrialState.Failed);
        if (finite < 2 || knowledge.Finished.Count + knowledge.Pending.Count < initial) return EvenSpread.At(knowledge.Space, knowledge.Number, knowledge.Seed);

        var encoding = new PointEncoding(knowledge.Space);
        Trial[] through = [.. KeptTrials.Of(knowledge).Select(i => knowledge.Finished[i])];
        double[] values = Standard(knowledge, through);
        var process = Process(knowledge, through, values, encoding);
        int finished = process.Count;
        try
        {
            foreach (var pending in knowledge.Pending)
            {
                double[] point = encoding.Encode(pending);
                double expected = process.Mean(point);
                if (!process.Add(point)) continue;
                values = [.. values, expected];
                process.Fit(values);
            }

            double best = Enumerable.Range(0, process.Count).Min(i => process.MeanAt(i, values[i]));
            return MostPromising(knowledge, random, (candidate, most) => process.Promise(encoding.Encode(candidate), best, most));
        }
        finally
        {
            process.KeepFirst(finished);
        }
    }

    /// <summary>Searches widely, near the best trials, and then in ever smaller steps around what is most promising.</summary>
    private static Point MostPromising(SearchKnowledge knowledge, RandomStream random, Func<Point, double, double> promise)
    {
        var space = knowledge.Space;
        Point? best = null;
        double most = double.NegativeInfinity;
        void Look(Point candidate)
        {
            double value = promise(candidate, most);
            if (value > most && !IsKnown(candidate)) (best, most) = (candidate, value);
        }

        // Asked for the few that are better than all before, which takes less time than to remember all trials.
        bool IsKnown(Point candidate)
        {
            foreach (var trial in knowledge.Finished)
                if (candidate.Equals(trial.Point)) return true;
            return knowledge.Pending.Contains(candidate);
        }

        for (int i = 0; i < Spread; i++) Look(RandomSearch.Draw(space, random));
        Point[] good = [.. knowledge.Finished.Where(trial => trial.State != TrialState.Failed).OrderBy(trial => knowledge.Cost(trial.Value)).Take(4).Select(trial => trial.Point)];
        for (int i = 0; i < Near; i++) Look(Nearby.Of(good[i % good.Length], 0.1, random));
        double step = 0.1;
        for (int round = 0; round < Rounds && best is not null; round++, step /= 2.5)
            for (int i = 0; i < PerRound; i++) Look(Nearby.Of(best, step, random));
        return best ?? RandomSearch.Draw(space, random);
    }

    /// <summary>The process through these trials: the one of the trial before with what has come to its end since, or one from the beginning, which is the same to the bit.</summary>
    private ProcessPosterior Process(SearchKnowledge knowledge, Trial[] trials, double[] values, PointEncoding encoding)
    {
        var logarithms = Setting(knowledge, encoding);
        bool isGrowing = ReferenceEquals(_begun, logarithms) && _through.Count <= trials.Length && Enumerable.Range(0, _through.Count).All(i => ReferenceEquals(_through[i], trials[i].Point));
        if (!isGrowing) Begin(_begun = logarithms);
        while (_process!.Count < trials.Length)
        {
            var next = trials[_process.Count].Point;
            if (_process.Add(encoding.Encode(next))) _through.Add(next);
            // More noise makes any covariance positive definite; it stays until the next setting.
            else Begin(_process.Logarithms with { Noise = _process.Logarithms.Noise + 2 });
        }

        _process.Fit(values);
        return _process;

        void Begin(Logarithms setting)
        {
            _process = new ProcessPosterior(setting, encoding.Scales);
            _through.Clear();
        }
    }

    /// <summary>
    /// Length scales and noise, found anew whenever a quarter of the trials has come anew, of many trials from where they were before: a function of the first trials up to a number, so that a
    /// search taken up again finds the same.
    /// </summary>
    private Logarithms Setting(SearchKnowledge knowledge, PointEncoding encoding)
    {
        int count = knowledge.Finished.Count;
        var start = MarginalLikelihood.Start(knowledge.Space.Hyperparameters.Count);
        if (_last is not { } last || last.Space != knowledge.Space || last.Seen > count) last = (knowledge.Space, 1, start);
        for (int seen = After(last.Seen); seen <= count; seen = After(seen))
        {
            // Of few trials the setting does not depend on the one before, which is left out if its time has passed.
            bool isFresh = seen <= FewTrials;
            last = (knowledge.Space, seen, isFresh && After(seen) <= Math.Min(count, FewTrials) ? start : Best(seen, isFresh ? start : last.Logarithms, isFresh ? ManySteps : FewSteps));
        }

        _last = last;
        return last.Logarithms;

        static int After(int seen) => seen + 1 + seen / 4;

        // Those of a part of the trials that is spread over all are hardly other ones, and take a fraction of the time.
        Logarithms Best(int seen, Logarithms from, int steps)
        {
            double[] values = Standard(knowledge, knowledge.Finished.Take(seen));
            int size = Math.Min(seen, MostForSetting);
            int[] part = [.. Enumerable.Range(0, size).Select(i => i * seen / size)];
            return MarginalLikelihood.Maximize([.. part.Select(i => encoding.Encode(knowledge.Finished[i].Point))], [.. part.Select(i => values[i])], encoding.Scales, from, steps);
        }
    }

    /// <summary>
    /// The costs of trials at mean 0 and deviation 1. What is far above the median is drawn in: how bad the bad ones are tells little of
    /// the good ones.
    /// </summary>
    private static double[] Standard(SearchKnowledge knowledge, IEnumerable<Trial> trials)
    {
        double[] costs = StandardValues.InRange([.. trials.Select(trial => knowledge.Cost(trial.Value))]);
        double[] sorted = [.. costs.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return new double[costs.Length];
        double most = Math.Min(sorted[^1], 4 * sorted[sorted.Length / 2] - 3 * sorted[0]);
        return StandardValues.Of(Array.ConvertAll(costs, cost => double.IsNaN(cost) ? most : Math.Min(cost, most)));
    }
}
