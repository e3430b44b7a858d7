using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Federated;
using CompiledNet.Orleans;
using Orleans;
using Orleans.Core.Internal;

namespace CompiledNet.OrleansTests;

/// <summary>A federation whose server is a grain: what the loss of its silo changes, and what is refused.</summary>
[Collection(ClusterTests.Name)]
public sealed class FederationTests(SharedCluster cluster)
{
    [Fact]
    public async Task A_federation_whose_silo_is_killed_in_the_middle_of_a_round_ends_in_the_same_bits()
    {
        await cluster.Silos.FillAsync(2);
        var server = cluster.Client.GetGrain<IFederationGrain>("points");
        var victim = cluster.Silos.Silos.First(silo => silo.Role == SiloRoles.Plain);
        await SiloCluster.PlacedOnAsync(cluster.Client, victim, server.GetStatusAsync);

        var local = await LocallyAsync();
        var client = await cluster.Silos.ConnectToAnyAsync();
        // In round 2 a client stops until the silo has gone, with the updates of others in the store.
        var (reached, gone) = (new TaskCompletionSource(), new TaskCompletionSource());
        var members = TakePartAsync(client, "points", member => new StoppingClient(member, task => task.Round == 2 && local.Records[2].Invited[^1] == member.Name, reached, gone.Task));
        await (await Task.WhenAny(reached.Task, members));
        await cluster.Silos.UntilAsync(async () => (await server.GetStatusAsync()).Received.Count == 2 ? "2 of 3" : null);
        await cluster.Silos.KillAsync(victim);
        gone.SetResult();

        (await members).ShouldBe(3 * FederatedPoints.Rounds);
        await SameAsync(server, local);
        (await cluster.Store.CountStatesAsync("update", "points/")).ShouldBe(0);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_by_name_and_the_weights_stay()
    {
        await cluster.Silos.FillAsync(1);
        var server = cluster.Client.GetGrain<IFederationGrain>("strict");
        (await server.PullAsync("a")).Task.ShouldBeNull();
        var task = (await server.PullAsync("b")).Task.ShouldNotBeNull();
        (await server.PullAsync("a")).Task!.Weights.ToArray().ShouldBe(task.Weights.ToArray());
        (await server.PushAsync("a", new byte[100_000]))!.Reason.ShouldBe(RefusalReason.TooManyBytes);
        (await server.PushAsync("c", FederatedPoints.Client(1).Train(task).ToBytes()))!.Reason.ShouldBe(RefusalReason.NotInvited);
        (await server.PushAsync("a", FederatedUpdate.Of(new FederatedPoints(seed: 1), 0, 1, loss: double.NaN).ToBytes()))!.Reason.ShouldBe(RefusalReason.NotFinite);
        var other = new FederatedPointsOfAnotherVersion(seed: 1);
        (await server.PushAsync("a", FederatedUpdate.Of(other, 0, 1, 1).ToBytes()))!.Message.ShouldContain("expects 'Activation = Tanh' of 'hidden' (Dense), got 'Activation = ReLU'");
        (await server.PushAsync("a", FederatedPoints.Client(1).Train(task).ToBytes())).ShouldBeNull();
        (await server.PushAsync("a", FederatedPoints.Client(1).Train(task).ToBytes()))!.Reason.ShouldBe(RefusalReason.SentTwice);
        (await server.PullAsync("a")).Task.ShouldBeNull();
        await server.LeaveAsync("b", "no more time");

        var record = (await server.GetStatusAsync()).Records.ShouldHaveSingleItem();
        record.Refusals.Select(refusal => refusal.Reason).ShouldBe(
            [RefusalReason.TooManyBytes, RefusalReason.NotInvited, RefusalReason.NotFinite, RefusalReason.OtherNetwork, RefusalReason.SentTwice]);
        record.Absences.ShouldBe([new Absence("b", "no more time")]);
        record.Contributions.ShouldHaveSingleItem().Client.ShouldBe("a");
        (await server.PullAsync("b")).IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_that_is_silent_is_overtaken_however_late_that_is_noticed()
    {
        await cluster.Silos.FillAsync(1);
        var server = cluster.Client.GetGrain<IFederationGrain>("timed");
        await server.PullAsync("silent");
        // Where a second goes by here, the silent one is asked alone in a first attempt, which has no quorum.
        var task = await cluster.Silos.UntilAsync(async () => (await server.PullAsync("client 1")).Task);
        (await server.PushAsync("client 1", FederatedPoints.Client(1).Train(task).ToBytes())).ShouldBeNull();
        await cluster.Silos.UntilAsync(async () => (await server.PullAsync("client 1")).IsFinished ? "finished" : null);
        var record = (await server.GetStatusAsync()).Records[^1];
        record.HasQuorum.ShouldBeTrue();
        record.Contributions.ShouldHaveSingleItem().Client.ShouldBe("client 1");
        record.Absences.ShouldBe([new Absence("silent", "it has sent nothing before the round was closed")]);
    }

    /// <summary>As a silo leaves them that is killed after the store has the end of a round, and before it has removed its updates.</summary>
    [Fact]
    public async Task Updates_that_a_closed_round_has_left_in_the_store_are_removed_by_whoever_comes_next()
    {
        await cluster.Silos.FillAsync(1);
        var server = cluster.Client.GetGrain<IFederationGrain>("leftovers");
        await server.PullAsync("a");
        var task = (await server.PullAsync("b")).Task.ShouldNotBeNull();
        await using (await StoreFault.WithAsync(cluster.Store, "TG_OP = 'DELETE' AND OLD.key_text LIKE 'leftovers/%'"))
        {
            foreach (var (client, number) in new[] { ("a", 1), ("b", 2) }) (await server.PushAsync(client, FederatedPoints.Client(number).Train(task).ToBytes())).ShouldBeNull();
            (await server.GetStatusAsync()).Round.ShouldBe(1);
            (await cluster.Store.CountStatesAsync("update", "leftovers/")).ShouldBe(2);
            await server.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
            (await server.GetStatusAsync()).Round.ShouldBe(1);
            (await cluster.Store.CountStatesAsync("update", "leftovers/")).ShouldBe(2);
        }

        await server.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await cluster.Silos.UntilAsync(async () => (await server.GetStatusAsync()).Round == 1 && await cluster.Store.CountStatesAsync("update", "leftovers/") == 0 ? "removed" : null);
    }

    internal static async Task<FederatedServer> LocallyAsync()
    {
        var local = FederatedPoints.Server();
        await Federation.RunAsync(local, [.. Enumerable.Range(0, FederatedPoints.Clients).Select(FederatedPoints.Client)], new FederationOptions { Rounds = FederatedPoints.Rounds });
        return local;
    }

    /// <summary>All clients take part; where one fails, the others do not wait for it.</summary>
    /// <returns>How many updates were taken.</returns>
    internal static async Task<int> TakePartAsync(IClusterClient cluster, string federation, Func<IFederatedClient, IFederatedClient> with)
    {
        using var end = new CancellationTokenSource();
        var members = Enumerable.Range(0, FederatedPoints.Clients).Select(number => FederationMember.TakePartAsync(cluster, federation, with(FederatedPoints.Client(number)), end.Token)).ToArray();
        await foreach (var member in Task.WhenEach(members))
        {
            if (!member.IsFaulted) continue;
            await end.CancelAsync();
            await member;
        }

        return members.Sum(member => member.Result);
    }

    /// <summary>The weights of a federation are to the bit those of one in this process, and so are its records.</summary>
    internal static async Task SameAsync(IFederationGrain server, FederatedServer local)
    {
        var network = new FederatedPoints();
        network.Load(new MemoryStream(await server.GetWeightsAsync()));
        network.Parameters.ToArray().ShouldBe(local.Network.Parameters.ToArray());
        var status = await server.GetStatusAsync();
        status.Records.Select(Told).ShouldBe(local.Records.Select(Told));
        (status.Round, status.Fault).ShouldBe((FederatedPoints.Rounds, null));
    }

    // All but the time.
    private static string Told(RoundRecord record) => $"{record.Round} {record.Attempt} {string.Join(' ', record.Contributions)} {string.Join(' ', record.Values)} {string.Join(' ', record.Absences)}";

    private sealed class StoppingClient(IFederatedClient client, Func<FederatedTask, bool> stops, TaskCompletionSource reached, Task gone) : IFederatedClient
    {
        public string Name => client.Name;

        public async Task<ReadOnlyMemory<byte>> TrainAsync(FederatedTask task, CancellationToken cancellationToken)
        {
            if (stops(task))
            {
                reached.TrySetResult();
                await gone.WaitAsync(cancellationToken);
            }

            return await client.TrainAsync(task, cancellationToken);
        }
    }
}
