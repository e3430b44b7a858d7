using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using CompiledNet.Tuning;
using Npgsql;

namespace CompiledNet.OrleansTests;

/// <summary>Sweeps on three silos against the same search on threads of this process.</summary>
public sealed class SweepTests(SweepCluster cluster) : IClassFixture<SweepCluster>
{
    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("COMPILEDNET_LONG_TESTS") == "1";

    /// <summary>100 trials and 20 kills with COMPILEDNET_LONG_TESTS=1.</summary>
    [Fact]
    public async Task WithSilosKilledInItsMiddleASweepGivesWhatALocalSearchGives()
    {
        var (trials, kills) = s_isLong ? (100, 20) : (24, 1);
        var local = Search.Run(SweepExample.Space, SweepExample.Loss, SweepExample.Options(trials));
        local.Trials.Select(trial => trial.State).Distinct().Count().ShouldBe(3);

        await using var sweep = new OrleansTrialRunner(await cluster.Silos.ConnectAsync(), "classes");
        var running = Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(trials));
        int[] whole = [.. local.Trials.Where(trial => trial.State == TrialState.Complete).Select(trial => trial.Number)];
        var lost = new List<(SiloProcess Silo, int Trial)>();
        while (lost.Count < kills && await UnderWayAsync(whole, running) is { } next)
        {
            await cluster.Silos.KillAsync(next.Silo);
            lost.Add(next);
            // Others go on with its trials; a new one comes while the next is killed.
            if (lost.Count < kills) _ = cluster.Silos.AddAsync(SiloRoles.Sweep);
        }

        Same(await running, local);
        lost.Count.ShouldBe(kills);
        // What was lost went on elsewhere from its checkpoint, and did not begin anew; unless it was in its last epoch when its silo died.
        SiloProcess[] all = [.. cluster.Silos.Silos, .. lost.Select(one => one.Silo)];
        foreach (var (silo, trial) in lost.Where(one => !one.Silo.Notes.Select(Epoch).Contains((one.Trial, SweepExample.Epochs - 1))))
            all.Where(other => other != silo).Select(other => FirstEpoch(other, trial)).Where(epoch => epoch >= 0).ShouldContain(
                epoch => epoch > 0, string.Join('\n', all.Select(each => $"{each.Name}: {string.Join(", ", each.Notes.Where(note => Epoch(note).Trial == trial))}")));
        (await CountAsync(sweep.Name, "trial")).ShouldBe(trials);
        (await CountAsync(sweep.Name, "checkpoint")).ShouldBe(0);
        await sweep.DeleteAsync();
        (await CountAsync(sweep.Name, "")).ShouldBe(0);
    }

    [Fact]
    public async Task ASweepGoesOnWhereItsClientDied()
    {
        var local = Search.Run(SweepExample.Space, SweepExample.Loss, SweepExample.Options(20));
        var options = new SweepOptions { Lease = TimeSpan.FromSeconds(2) };
        // This one is not disposed of: it is lost, and with it the file that it might have had.
        using var death = new CancellationTokenSource();
        var lost = new OrleansTrialRunner(await cluster.Silos.ConnectAsync(), "classes", "lost client", options);
        var first = await Search.RunAsync(SweepExample.Space, lost, SweepExample.Options(20, new Ending(9, death), death.Token));
        first.Cancelled.ShouldBeTrue();
        lost.StopBeating();
        var before = cluster.Silos.Silos.ToDictionary(silo => silo, silo => silo.Notes.Count);

        await using var sweep = new OrleansTrialRunner(await cluster.Silos.ConnectAsync(), "classes", "lost client", options);
        Same(await Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(20)), local);
        // What had ended did not run again.
        int[] begun = [.. before.SelectMany(silo => silo.Key.Notes.Skip(silo.Value)).Where(note => note.StartsWith("begin ", StringComparison.Ordinal)).Select(note => int.Parse(note.Split(' ')[1], CultureInfo.InvariantCulture))];
        begun.ShouldNotContain(number => first.Trials.Any(trial => trial.Number == number));
        begun.Length.ShouldBeInRange(1, 20 - first.Trials.Count);
    }

    [Fact]
    public async Task WhatDoesNotFitIsRefusedByNameAndNothingIsLost()
    {
        var client = await cluster.Silos.ConnectAsync();
        await using var sweep = new OrleansTrialRunner(client, "classes", "refusals", new SweepOptions { GiveUpAfter = TimeSpan.FromSeconds(1) });
        var result = await Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(3));

        // The same trial with other values, by the same client; then the sweep by another one, of another version, in another space; then what no silo has.
        var again = await Refused(Search.RunAsync(SweepExample.Space, sweep, new SearchOptions { Strategy = new RandomSearch(), Trials = 3, Seed = 99 }));
        again.ShouldContain("Trial 0 of the sweep 'refusals' is there with rate ");
        await using (var second = new OrleansTrialRunner(client, "classes", "refusals", new SweepOptions { Lease = TimeSpan.FromMilliseconds(300) }))
        {
            // The first one has a lease of 15 seconds, and is there.
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            (await Search.RunAsync(SweepExample.Space, second, SweepExample.Options(3, token: soon.Token))).Trials.ShouldBeEmpty();
        }

        await sweep.DisposeAsync();
        await using var version = new OrleansTrialRunner(client, "classes", "refusals", new SweepOptions { Version = "7" });
        (await Refused(Search.RunAsync(SweepExample.Space, version, SweepExample.Options(3)))).ShouldBe("The sweep 'refusals' was begun with version 1 of 'classes', not 7.");
        var other = new SearchSpace();
        other.Float("rate", 1e-3, 2, Spacing.Logarithmic);
        await using var space = new OrleansTrialRunner(client, "classes", "refusals");
        (await Refused(Search.RunAsync(other, space, SweepExample.Options(3)))).ShouldContain("'rate: float from 0.001 to 1, logarithmic', expected 'rate: float from 0.001 to 2, logarithmic'");
        await using var unknown = new OrleansTrialRunner(client, "digits");
        (await Refused(Search.RunAsync(SweepExample.Space, unknown, SweepExample.Options(3)))).ShouldStartWith("No silo has the objective 'digits': silo 'silo");
        await using var newer = new OrleansTrialRunner(client, "classes", options: new SweepOptions { Version = "3" });
        (await Refused(Search.RunAsync(SweepExample.Space, newer, SweepExample.Options(3)))).ShouldContain("has 'classes' (1)");

        // Nothing of it has hurt the sweep: it is there, and gives the same.
        await using var last = new OrleansTrialRunner(client, "classes", "refusals");
        Same(await Search.RunAsync(SweepExample.Space, last, SweepExample.Options(3)), result);
    }

    [Fact]
    public async Task ASiloOfAnotherVersionRunsNothingOfASweep()
    {
        var newer = await cluster.Silos.AddAsync(SiloRoles.NewerSweep);
        try
        {
            var client = await cluster.Silos.ConnectAsync();
            await using var any = new OrleansTrialRunner(client, "classes");
            (await Refused(Search.RunAsync(SweepExample.Space, any, SweepExample.Options(6)))).ShouldContain($"silo '{newer.Name}' has 'classes' (2)");
            await using var first = new OrleansTrialRunner(client, "classes", options: new SweepOptions { Version = "1" });
            (await Search.RunAsync(SweepExample.Space, first, SweepExample.Options(6))).Trials.Count.ShouldBe(6);
            newer.Notes.ShouldBeEmpty();
            await using var second = new OrleansTrialRunner(client, "classes", options: new SweepOptions { Version = "2" });
            (await Search.RunAsync(SweepExample.Space, second, SweepExample.Options(2))).Trials.Count.ShouldBe(2);
            newer.Notes.ShouldNotBeEmpty();
        }
        finally
        {
            await cluster.Silos.KillAsync(newer);
        }
    }

    [Fact]
    public async Task TheDashboardShowsWhatRuns()
    {
        await using var sweep = new OrleansTrialRunner(await cluster.Silos.ConnectAsync(), "classes");
        await Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(6));
        using var http = new HttpClient();
        var silo = cluster.Silos.Silos[0];
        string shown = await SiloCluster.UntilAsync(async () => await http.GetStringAsync($"{silo.Address}/DashboardCounters") is { } counters && counters.Contains("TrialGrain", StringComparison.Ordinal) ? counters : null);
        shown.ShouldContain("SweepGrain");
        shown.ShouldContain(silo.Name);
    }

    // A silo, with others beside it, that has just begun the fifth epoch of a trial that goes to its end; null when the search is over.
    private async Task<(SiloProcess Silo, int Trial)?> UnderWayAsync(int[] whole, Task running)
    {
        var seen = cluster.Silos.Silos.ToDictionary(silo => silo, silo => silo.Notes.Count);
        for (; !running.IsCompleted; await Task.Delay(5))
        {
            var silos = cluster.Silos.Silos;
            foreach (var silo in silos)
            {
                var notes = silo.Notes;
                foreach (string note in notes.Skip(seen.GetValueOrDefault(silo)))
                    if (Epoch(note) is (var trial, 4) && Array.IndexOf(whole, trial) >= 0 && silos.Count > 1) return (silo, trial);
                seen[silo] = notes.Count;
            }
        }

        return null;
    }

    // Trial and epoch of a note about one; -1 for other notes.
    private static (int Trial, int Epoch) Epoch(string note) => note.Split(' ') is ["epoch", var trial, var epoch]
        ? (int.Parse(trial, CultureInfo.InvariantCulture), int.Parse(epoch, CultureInfo.InvariantCulture)) : (-1, -1);

    // The epoch with which a trial began, or went on, on a silo; -1 if it was not there.
    private static int FirstEpoch(SiloProcess silo, int trial) => silo.Notes.Select(Epoch).Where(note => note.Trial == trial).Select(note => note.Epoch).FirstOrDefault(-1);

    internal static void Same(SearchResult found, SearchResult expected)
    {
        static string Line(Trial trial) => string.Create(
            CultureInfo.InvariantCulture, $"{trial.Number}: {trial.State} {trial.Value:R} {trial.Error} at {trial.Point} after {string.Join(' ', trial.Reports.Select(report => $"{report.Step}:{report.Value:R}"))}");
        found.Trials.Select(Line).ShouldBe(expected.Trials.Select(Line));
    }

    private static async Task<string> Refused(Task<SearchResult> search) => (await Should.ThrowAsync<TrialRunnerException>(() => search)).Message;

    // How many states of a kind the store has of a sweep.
    private async Task<long> CountAsync(string sweep, string kind)
    {
        await using var connection = new NpgsqlConnection(cluster.Silos.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM orleans_state WHERE content IS NOT NULL AND key_text LIKE @sweep AND grain_type LIKE @kind", connection);
        command.Parameters.AddWithValue("sweep", $"classes/{sweep}%");
        command.Parameters.AddWithValue("kind", $"%{kind}%");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends a search after so many trials.</summary>
    private sealed class Ending(int trials, CancellationTokenSource end) : IProgress<Trial>
    {
        private int _count;

        public void Report(Trial value)
        {
            if (++_count == trials) end.Cancel();
        }
    }
}
