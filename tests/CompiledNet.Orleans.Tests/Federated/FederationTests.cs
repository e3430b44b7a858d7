using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Federated;
using CompiledNet.Orleans;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>A federation whose server is a grain: what the loss of its silo changes, and what is refused.</summary>
public sealed class FederationTests
{
    [Fact]
    public async Task A_federation_whose_silo_is_killed_in_the_middle_of_a_round_ends_in_the_same_bits()
    {
        var local = FederatedPoints.Server();
        await Federation.RunAsync(local, [.. Enumerable.Range(0, FederatedPoints.Clients).Select(FederatedPoints.Client)], new FederationOptions { Rounds = FederatedPoints.Rounds });

        await using var cluster = await SiloCluster.StartAsync(SiloRoles.Federated, SiloRoles.Federated);
        var client = await cluster.ConnectAsync();
        var server = client.GetGrain<IFederationGrain>("points");
        // In round 2 a client stops until the silo has gone, with the updates of others in the store.
        var (reached, gone) = (new TaskCompletionSource(), new TaskCompletionSource());
        var members = Enumerable.Range(0, FederatedPoints.Clients).Select(number => FederationMember.TakePartAsync(client, "points",
            new StoppingClient(FederatedPoints.Client(number), task => task.Round == 2 && local.Records[2].Invited[^1] == $"client {number}", reached, gone.Task))).ToArray();
        await reached.Task;
        await SiloCluster.UntilAsync(async () => (await server.GetStatusAsync()).Received.Count == 2 ? "2 of 3" : null);
        await cluster.KillAsync(await HostOf(server, client, cluster));
        gone.SetResult();

        await Task.WhenAll(members);
        var network = new FederatedPoints();
        network.Load(new MemoryStream(await server.GetWeightsAsync()));
        network.Parameters.ToArray().ShouldBe(local.Network.Parameters.ToArray());
        var status = await server.GetStatusAsync();
        status.Records.Select(Told).ShouldBe(local.Records.Select(Told));
        (status.Round, status.Fault).ShouldBe((FederatedPoints.Rounds, null));

        await RefusesAsync(client);
        await OvertakesAsync(client);
        await OtherVersionAsync(client);
    }

    // On the same cluster, as a silo costs seconds.
    private static async Task RefusesAsync(IClusterClient client)
    {
        var server = client.GetGrain<IFederationGrain>("strict");
        (await server.PullAsync("a")).Task.ShouldBeNull();
        var task = (await server.PullAsync("b")).Task.ShouldNotBeNull();
        (await server.PullAsync("a")).Task!.Weights.ToArray().ShouldBe(task.Weights.ToArray());
        (await server.PushAsync("a", new byte[100_000]))!.Reason.ShouldBe(RefusalReason.TooManyBytes);
        (await server.PushAsync("c", FederatedPoints.Client(1).Train(task).ToBytes()))!.Reason.ShouldBe(RefusalReason.NotInvited);
        var other = new FederatedPointsOfAnotherVersion(seed: 1);
        (await server.PushAsync("a", FederatedUpdate.Of(other, 0, 1, 1).ToBytes()))!.Message.ShouldContain("expects 'Activation = Tanh' of 'hidden' (Dense), got 'Activation = ReLU'");
        (await server.PushAsync("a", FederatedPoints.Client(1).Train(task).ToBytes())).ShouldBeNull();
        (await server.PushAsync("a", FederatedPoints.Client(1).Train(task).ToBytes()))!.Reason.ShouldBe(RefusalReason.SentTwice);
        (await server.PullAsync("a")).Task.ShouldBeNull();
        await server.LeaveAsync("b", "no more time");

        var record = (await server.GetStatusAsync()).Records.ShouldHaveSingleItem();
        record.Refusals.Select(refusal => refusal.Reason).ShouldBe([RefusalReason.TooManyBytes, RefusalReason.NotInvited, RefusalReason.OtherNetwork, RefusalReason.SentTwice]);
        record.Absences.ShouldBe([new Absence("b", "no more time")]);
        record.Contributions.ShouldHaveSingleItem().Client.ShouldBe("a");
        (await server.PullAsync("b")).IsFinished.ShouldBeTrue();
    }

    // The round ends without the client that has asked and is silent, however late that is noticed.
    private static async Task OvertakesAsync(IClusterClient client)
    {
        var server = client.GetGrain<IFederationGrain>("timed");
        await server.PullAsync("silent");
        (await FederationMember.TakePartAsync(client, "timed", FederatedPoints.Client(1))).ShouldBe(1);
        var record = (await server.GetStatusAsync()).Records[^1];
        record.Contributions.ShouldHaveSingleItem().Client.ShouldBe("client 1");
        record.Absences.ShouldBe([new Absence("silent", "it has sent nothing before the round was closed")]);
    }

    // A silo whose program has another version of the network: SiloRoles makes it the second time.
    private static async Task OtherVersionAsync(IClusterClient client)
    {
        var server = client.GetGrain<IFederationGrain>("versions");
        await server.PullAsync("a");
        (await server.PushAsync("a", FederatedPoints.Client(1).Train((await server.PullAsync("a")).Task!).ToBytes())).ShouldBeNull();
        byte[] weights = await server.GetWeightsAsync();
        await client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await Task.Delay(100);
        (await Should.ThrowAsync<Exception>(server.GetStatusAsync())).ToString().ShouldContain("expects 'Activation = ReLU' of 'hidden' (Dense), got 'Activation = Tanh'");
        // The next silo that has the right one goes on.
        (await SiloCluster.UntilAsync(async () => await server.GetWeightsAsync())).ShouldBe(weights);
        (await server.GetStatusAsync()).Round.ShouldBe(1);
    }

    private static async Task<SiloProcess> HostOf(IFederationGrain grain, IClusterClient client, SiloCluster cluster)
    {
        var management = client.GetGrain<IManagementGrain>(0);
        var address = await management.GetActivationAddress(grain);
        string name = (await management.GetDetailedHosts(onlyActive: true)).Single(host => host.SiloAddress.Equals(address)).SiloName;
        return cluster.Silos.Single(silo => silo.Name == name);
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
