using System;
using System.IO;
using System.Linq;

namespace CompiledNet.Tuning.Tests;

/// <summary>Strategies that learn find better points than chance, on the median of 20 seeds.</summary>
public sealed class StrategyTests
{
    private const int Seeds = 20;

    [Fact]
    public void ChosenTrialsBeatRandomOnesOnBranin()
    {
        double random = Median(Branin, () => new RandomSearch(), 40), process = Median(Branin, () => new BayesianOptimization(), 40), parzen = Median(Branin, () => new TreeParzenEstimator(), 40);
        TestContext.Current.TestOutputHelper!.WriteLine($"Branin, 40 trials: random {random:F4}, process {process:F4}, Parzen {parzen:F4}");
        process.ShouldBeLessThan(0.3979 + 0.01);
        parzen.ShouldBeLessThan(random);
        process.ShouldBeLessThan(random);
    }

    [Fact]
    public void ChosenTrialsBeatRandomOnesOnHartmann()
    {
        double random = Median(Hartmann, () => new RandomSearch(), 60), process = Median(Hartmann, () => new BayesianOptimization(), 60), parzen = Median(Hartmann, () => new TreeParzenEstimator(), 60);
        TestContext.Current.TestOutputHelper!.WriteLine($"Hartmann, 60 trials: random {random:F4}, process {process:F4}, Parzen {parzen:F4}");
        process.ShouldBeLessThan(-3.1);
        parzen.ShouldBeLessThan(random);
        process.ShouldBeLessThan(parzen);
    }

    /// <summary>Of many trials the process goes through the best, the latest and a part of the others, and goes on after a kill as if there had been none.</summary>
    [Fact]
    public void ManyTrialsAreKeptInPartAndASearchGoesOnFromAFile()
    {
        string folder = Directory.CreateTempSubdirectory("compilednet-tuning").FullName, file = Path.Combine(folder, "trials.jsonl");
        try
        {
            SearchResult Run(int trials, string? noted) => Branin(new SearchOptions { Strategy = new BayesianOptimization(), Trials = trials, Seed = 3, File = noted });
            var whole = Run(KeptTrials.Most + 22, null);
            Run(KeptTrials.Most + 19, file);
            Run(KeptTrials.Most + 22, file).Trials.Select(trial => trial.Value).ShouldBe(whole.Trials.Select(trial => trial.Value));

            for (int count = KeptTrials.Most - 1; count < KeptTrials.Most + 20; count++)
            {
                var trials = whole.Trials.Take(count).ToList();
                int[] kept = KeptTrials.Of(new SearchKnowledge(whole.Space, count, trials, [], MetricDirection.LowerIsBetter, 3));
                kept.ShouldBe(kept.Distinct().Order());
                kept.Length.ShouldBeInRange(Math.Min(count, KeptTrials.Most - 16), KeptTrials.Most);
                kept.ShouldContain(count - 1);
                kept.ShouldContain(trials.FindIndex(trial => trial.Value == trials.Min(other => other.Value)));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Most points cannot be, and get the largest number there is: what can be is found all the same.</summary>
    [Theory]
    [InlineData(MetricDirection.LowerIsBetter, double.MaxValue)]
    [InlineData(MetricDirection.HigherIsBetter, double.MaxValue)]
    [InlineData(MetricDirection.LowerIsBetter, 1e300)]
    public void PenaltiesMayBeAsLargeAsNumbersAre(MetricDirection direction, double penalty)
    {
        double sign = direction == MetricDirection.HigherIsBetter ? -1 : 1;
        foreach (SearchStrategy strategy in (SearchStrategy[])[new BayesianOptimization(), new TreeParzenEstimator()])
        {
            var space = new SearchSpace();
            var x = space.Float("x", 0, 1);
            var result = Search.Run(space, trial => sign * (trial.Get(x) < 0.8 ? penalty : trial.Get(x)), new SearchOptions { Strategy = strategy, Trials = 30, Direction = direction });
            (sign * result.Best.Value).ShouldBeInRange(0.8, 1);
        }
    }

    private static double Median(Func<SearchOptions, SearchResult> search, Func<SearchStrategy> strategy, int trials)
    {
        double[] best = [.. Enumerable.Range(0, Seeds).Select(seed => search(new SearchOptions { Strategy = strategy(), Trials = trials, Seed = seed }).Best.Value).Order()];
        return (best[Seeds / 2 - 1] + best[Seeds / 2]) / 2;
    }

    private static SearchResult Branin(SearchOptions options)
    {
        var space = new SearchSpace();
        var (x, y) = (space.Float("x", -5, 10), space.Float("y", 0, 15));
        return Search.Run(space, trial => Functions.Branin(trial.Get(x), trial.Get(y)), options);
    }

    private static SearchResult Hartmann(SearchOptions options)
    {
        var space = new SearchSpace();
        var x = Enumerable.Range(0, 6).Select(i => space.Float($"x{i}", 0, 1)).ToArray();
        return Search.Run(space, trial => Functions.Hartmann6([.. x.Select(trial.Get)]), options);
    }
}
