using System;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using CompiledNet.Tuning;

namespace CompiledNet.OrleansTests;

/// <summary>A sweep and a federation on a store that fails under them.</summary>
[Collection(ClusterTests.Name)]
public sealed class FaultTests(SharedCluster cluster)
{
    private const int Trials = 12;

    /// <summary>Sequences know nothing of transactions, so that it is every fifth write, whatever becomes of it.</summary>
    [Fact]
    public async Task WhereEveryFifthWriteFailsNothingIsLostAndNothingIsLeft()
    {
        await cluster.Store.RunAsync("CREATE SEQUENCE writes");
        await using (await StoreFault.WithAsync(cluster.Store, "nextval('writes') % 5 = 0")) await BothAsync("faults", 1000, () => Task.CompletedTask);
        (await cluster.Store.RunAsync("SELECT last_value FROM writes")).ShouldBeOfType<long>().ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task AStoreThatIsKilledInTheMiddleAndStartedAgainLosesNothing() => await BothAsync("outage", 1001, cluster.Store.KillAsync);

    // A sweep and a federation, in the middle of which something happens.
    private async Task BothAsync(string name, int hold, Func<Task> happen)
    {
        var silos = cluster.Silos;
        await silos.FillAsync(2);
        var local = Search.Run(SweepExample.Space, SweepExample.Loss, SweepExample.Options(Trials));
        var federation = await FederationTests.LocallyAsync();

        await using var sweep = new OrleansTrialRunner(cluster.Client, "classes", name);
        silos.HoldTrials(hold);
        var running = Search.RunAsync(SweepExample.Space, sweep, SweepExample.Options(Trials));
        await silos.HeldAsync(hold, running);
        var members = FederationTests.TakePartAsync(cluster.Client, name, member => member);
        await happen();
        silos.ReleaseTrials(hold);

        SweepTests.Same(await running, local);
        (await members).ShouldBe(3 * FederatedPoints.Rounds);
        var server = cluster.Client.GetGrain<IFederationGrain>(name);
        await silos.UntilAsync(async () => (await server.PullAsync("client 0")).IsFinished && await cluster.Store.CountStatesAsync("update", $"{name}/") == 0 ? "tidy" : null);
        await FederationTests.SameAsync(server, federation);
        (await cluster.Store.CountStatesAsync("trial", $"classes/{name}/")).ShouldBe(Trials);
    }
}
