using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CompiledNet.Tuning;

namespace CompiledNet.Mpi.Tests;

/// <summary>Searches by several ranks.</summary>
public sealed class SearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One file, the trials of one process, and a search that was broken off goes on in all ranks.</summary>
    [Fact]
    public void Ranks_search_as_one_process()
    {
        string file = Path.Combine(_folder, "search"), alone = RankSearches.Alone(Path.Combine(_folder, "other"));
        foreach (int trials in (int[])[2, 6])
        {
            var best = new Trial[3];
            ThreadExchange.Run(3, exchange => best[exchange.Rank] = RankSearches.Run(exchange, file, trials).Best).ShouldAllBe(failure => failure == null);
            best.Select(trial => (trial.Number, trial.Value)).Distinct().ShouldHaveSingleItem();
        }

        RankSearches.Trials(file).ShouldBe(alone);
    }

    [Fact]
    public void Rank_0_tells_of_trials_and_its_values_count()
    {
        var told = new List<int>[2];
        var values = new double[2];
        ThreadExchange.Run(2, exchange =>
        {
            told[exchange.Rank] = [];
            values[exchange.Rank] = Run(exchange, _ => exchange.Rank, progress: new Told(told[exchange.Rank])).Best.Value;
        }).ShouldAllBe(failure => failure == null);
        values.ShouldBe([0, 0]);
        told[0].ShouldBe([0, 1, 2]);
        told[1].ShouldBeEmpty();
    }

    /// <summary>Whoever wants the end: no rank begins a trial that another does not.</summary>
    [Fact]
    public void A_rank_that_is_cancelled_ends_the_search_of_all()
    {
        int[] begun = new int[2];
        var results = new SearchResult[2];
        using var cancellation = new CancellationTokenSource();
        ThreadExchange.Run(2, exchange => results[exchange.Rank] = Run(exchange, trial =>
        {
            begun[exchange.Rank]++;
            if (exchange.Rank == 1 && trial.Number == 1) cancellation.Cancel();
            return 1;
        }, exchange.Rank == 1 ? cancellation.Token : default)).ShouldAllBe(failure => failure == null);
        begun.ShouldBe([2, 2]);
        results.ShouldAllBe(result => result.Cancelled && result.Trials.Count == 1);
    }

    [Fact]
    public void What_ranks_cannot_do_together_is_refused()
    {
        var failures = ThreadExchange.Run(2, exchange => Run(exchange, trial => exchange.Rank == 1 ? throw new NotSupportedException("no") : 1));
        failures[1].ShouldBeOfType<TrialRunnerException>().Message.ShouldBe("Trial 0 threw in rank 1, and where the other ranks are nobody knows: no");
        failures[0].ShouldBeOfType<OperationCanceledException>();
        ThreadExchange.Run(2, exchange => Run(exchange, _ => 1, seed: exchange.Rank)).ShouldAllBe(failure => failure is ArgumentException && failure.Message.StartsWith("All ranks have to search the same, and the seed of rank 1 is not that of rank 0."));
        ThreadExchange.Run(1, exchange => Run(exchange, _ => 1, parallel: 2)).ShouldAllBe(failure => failure is ArgumentException && failure.Message.StartsWith("Several processes run one trial at a time together, not 2."));
        ThreadExchange.Run(1, exchange => Search.RunAsync(Space(), new LocalTrialRunner(_ => 1), new SearchOptions { Exchange = exchange }).GetAwaiter().GetResult())
            .ShouldAllBe(failure => failure is ArgumentException && failure.Message.StartsWith("Several processes search together with an objective"));
        File.WriteAllText(Path.Combine(_folder, "damaged"), "no trial\n");
        failures = ThreadExchange.Run(2, exchange => Run(exchange, _ => 1, file: Path.Combine(_folder, "damaged")));
        failures[0].ShouldBeOfType<TrialFileException>();
        failures[1].ShouldBeOfType<InvalidOperationException>().Message.ShouldStartWith("Rank 0 could not open the file of the search");
    }

    private static SearchSpace Space()
    {
        var space = new SearchSpace();
        space.Float("x", 0, 1);
        return space;
    }

    private static SearchResult Run(
        Exchange exchange, Func<RunningTrial, double> objective, CancellationToken token = default, IProgress<Trial>? progress = null, int seed = 0, int parallel = 1, string? file = null) =>
        Search.Run(Space(), objective, new SearchOptions { Exchange = exchange, Trials = 3, Strategy = new RandomSearch(), CancellationToken = token, Progress = progress, Seed = seed, Parallel = parallel, File = file });

    private sealed class Told(List<int> numbers) : IProgress<Trial>
    {
        public void Report(Trial value) => numbers.Add(value.Number);
    }
}
