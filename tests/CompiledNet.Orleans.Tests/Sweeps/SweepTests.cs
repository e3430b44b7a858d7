using System;
using System.Globalization;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using CompiledNet.Tuning;
using Orleans;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>Sweeps on three silos against the same search on threads of this process.</summary>
[Collection(ClusterTests.Name)]
public sealed class SweepTests(SharedCluster cluster)
{
    /// <summary>100 trials and 20 kills with COMPILEDNET_LONG_TESTS=1.</summary>
    [Fact]
    public async Task WithSilosKilledInItsMiddleASweepGivesWhatALocalSearchGives()
    {
        var (trials, kills) = SiloProgram.IsLong ? (100, 20) : (24, 1);
        var local = Search.Run(SweepExample.Space, SweepExample.Loss, SweepExample.Options(trials));
        local.Trials.Select(trial => trial.State).Distinct().Count().ShouldBe(3);

        var silos = cluster.Silos;
        await silos.FillAsync(3);
        await using var sweep = new OrleansTrialRunner(await silos.ConnectToAnyAsync(), "classes");
        var before = silos.Started.ToDictionary(silo => silo, silo => silo.Notes.Count);
        // A silo is killed when a trial in it has begun its fifth epoch; the next one when some more trials have ended.
        int ended = 0;
        var lost = new List<(SiloProcess Silo, int Trial)>();
        silos.HoldTrials(0);
        var running = Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(trials, new Told(_ =>
        {
            lock (lost)
                if (++ended >= lost.Count * (trials / (kills + 5)) && lost.Count < kills) silos.HoldTrials(lost.Count);
        })));
        while (lost.Count < kills)
        {
            var next = await silos.HeldAsync(lost.Count, running);
            await silos.KillAsync(next.Silo);
            if (lost.Count + 1 < kills) await silos.FillAsync(3);
            lock (lost)
            {
                silos.ReleaseTrials(lost.Count);
                lost.Add(next);
            }
        }

        Same(await running, local);
        await silos.SettleAsync();
        // What was lost went on elsewhere from its checkpoint, and did not begin anew.
        foreach (var (silo, trial) in lost)
            silos.Started.Where(other => other != silo).Select(other => Epochs(other, trial).FirstOrDefault(-1)).ShouldContain(
                SweepExample.HeldEpoch, string.Join('\n', silos.Started.Select(each => $"trial {trial} in {each.Name}: {string.Join(' ', Epochs(each, trial))}")));
        (await cluster.Store.CountStatesAsync("trial", $"classes/{sweep.Name}/")).ShouldBe(trials);
        await sweep.DeleteAsync();
        (await cluster.Store.CountStatesAsync("", $"classes/{sweep.Name}")).ShouldBe(0);

        // The epochs of a trial that a silo has begun in this sweep.
        IEnumerable<int> Epochs(SiloProcess silo, int trial) => silo.Notes.Skip(before.GetValueOrDefault(silo)).Select(note => note.Split(' '))
            .Where(note => note[0] == "epoch" && Number(note[1]) == trial).Select(note => Number(note[2]));
    }

    [Fact]
    public async Task ASweepGoesOnWhereItsClientDied()
    {
        await cluster.Silos.FillAsync(2);
        var local = Search.Run(SweepExample.Space, SweepExample.Loss, SweepExample.Options(20));
        var options = new SweepOptions { Lease = TimeSpan.FromSeconds(2) };
        // This one is not disposed of: it is lost, and with it the file that it might have had.
        using var death = new CancellationTokenSource();
        var lost = new OrleansTrialRunner(cluster.Client, "classes", "lost client", options);
        int ended = 0;
        var first = await Search.RunAsync(SweepExample.Space, lost, SweepExample.Options(20, new Told(_ => { if (++ended == 9) death.Cancel(); }), death.Token));
        first.Cancelled.ShouldBeTrue();
        lost.StopBeating();
        // All that silos have said of the trials that have ended.
        await cluster.Silos.SettleAsync();
        var before = cluster.Silos.Started.ToDictionary(silo => silo, silo => silo.Notes.Count);

        await using var sweep = new OrleansTrialRunner(cluster.Client, "classes", "lost client", options);
        Same(await Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(20)), local);
        await cluster.Silos.SettleAsync();
        // The numbers of the trials that silos have begun since.
        int[] begun = [.. cluster.Silos.Started.SelectMany(silo => silo.Notes.Skip(before.GetValueOrDefault(silo))).Select(note => note.Split(' ')).Where(note => note[0] == "begin").Select(note => Number(note[1]))];
        begun.ShouldNotBeEmpty();
        begun.ShouldNotContain(number => first.Trials.Any(trial => trial.Number == number));
    }

    [Fact]
    public async Task WhatDoesNotFitIsRefusedByNameAndNothingIsLost()
    {
        await cluster.Silos.FillAsync(2);
        var client = cluster.Client;
        await using var sweep = new OrleansTrialRunner(client, "classes", "refusals", new SweepOptions { Lease = TimeSpan.FromMinutes(1) });
        var result = await Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(3));

        // The same trial with other values, by the same client; then the sweep by another one, also where its grain has just moved.
        var again = await Refused(Search.RunAsync(SweepExample.Space, sweep, new SearchOptions { Strategy = new RandomSearch(), Trials = 3, Seed = 99 }));
        again.ShouldContain("Trial 0 of the sweep 'refusals' is there with rate ");
        var grain = client.GetGrain<ISweepGrain>("classes/refusals");
        var second = new SweepOpening(Guid.NewGuid(), SweepExample.Space.ToString(), Version: null, TimeSpan.FromSeconds(1));
        (await grain.OpenAsync(second)).Refusal.ShouldNotBeNull().ShouldStartWith("The sweep 'refusals' is run by another client, last heard of ");
        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        (await grain.OpenAsync(second)).Refusal.ShouldNotBeNull().ShouldStartWith("The sweep 'refusals' is run by another client, last heard of ");

        // Another version, another space, what no silo has.
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

    /// <summary>Its grain has no rule of placement: it may live on any silo, whichever has the page.</summary>
    [Fact]
    public async Task TheDashboardShowsWhatRunsWhereverItsGrainLives()
    {
        await cluster.Silos.FillAsync(2);
        await using var sweep = new OrleansTrialRunner(cluster.Client, "classes");
        await Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(6));
        var page = cluster.Silos.Silos.Single(silo => silo.Role == SiloRoles.Dashboard);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        foreach (var place in new[] { cluster.Silos.Silos.First(silo => silo != page), page })
        {
            await cluster.Silos.MoveAsync(cluster.Client, GrainId.Create("dashboard", "0"), place);
            await cluster.Silos.UntilAsync(async () =>
            {
                using var answer = await http.GetAsync($"{page.Address}/DashboardCounters");
                string counters = await answer.Content.ReadAsStringAsync();
                string[] missing = [.. new[] { "TrialGrain", "SweepGrain", page.Name }.Where(name => !counters.Contains(name, StringComparison.Ordinal))];
                return answer.IsSuccessStatusCode && missing.Length == 0 ? counters : throw new InvalidOperationException($"{answer.StatusCode} without {string.Join(", ", missing)}: {counters}");
            });
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    internal static void Same(SearchResult found, SearchResult expected)
    {
        static string Line(Trial trial) => string.Create(
            CultureInfo.InvariantCulture, $"{trial.Number}: {trial.State} {trial.Value:R} {trial.Error} at {trial.Point} after {string.Join(' ', trial.Reports.Select(report => $"{report.Step}:{report.Value:R}"))}");
        found.Trials.Select(Line).ShouldBe(expected.Trials.Select(Line));
    }

    internal static async Task<string> Refused(Task<SearchResult> search) => (await Should.ThrowAsync<TrialRunnerException>(() => search)).Message;
}
