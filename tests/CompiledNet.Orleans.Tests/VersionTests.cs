using System;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Orleans;
using CompiledNet.Tuning;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.OrleansTests;

/// <summary>A silo whose program is another version, in a process of its own: with another objective, and another network in the federations.</summary>
[Collection(ClusterTests.Name)]
public sealed class VersionTests(SharedCluster cluster)
{
    [Fact]
    public async Task ASiloOfAnotherVersionIsRefusedByNameAndNothingIsLost()
    {
        await cluster.Silos.FillAsync(2);
        var older = cluster.Silos.Silos[0];
        var server = cluster.Client.GetGrain<IFederationGrain>("versions");
        (await server.PullAsync("a")).Task.ShouldBeNull();
        (await server.PullAsync("newer")).Task.ShouldNotBeNull();
        var newer = await cluster.Silos.AddAsync(SiloRoles.Newer);
        try
        {
            await cluster.Silos.SettleAsync();
            await RunsNothingOfASweepAsync(newer);
            await HandsATrialOnAsync(older, newer);
            await TakesNoFederationUpAsync(server, newer);
            await HandsAFederationOnAsync(newer);
        }
        finally
        {
            await cluster.Silos.KillAsync(newer);
        }
    }

    private async Task RunsNothingOfASweepAsync(SiloProcess newer)
    {
        await using var any = new OrleansTrialRunner(cluster.Client, "classes");
        (await SweepTests.Refused(Search.RunAsync(SweepExample.Space, any, SweepExample.Options(6)))).ShouldContain($"silo '{newer.Name}' has 'classes' (2)");
        await using var first = new OrleansTrialRunner(cluster.Client, "classes", options: new SweepOptions { Version = "1" });
        (await Search.RunAsync(SweepExample.Space, first, SweepExample.Options(6))).Trials.Count.ShouldBe(6);
        await cluster.Silos.SettleAsync();
        newer.Notes.ShouldNotContain(note => note.StartsWith("begin ", StringComparison.Ordinal));
        await using var second = new OrleansTrialRunner(cluster.Client, "classes", options: new SweepOptions { Version = "2" });
        (await Search.RunAsync(SweepExample.Space, second, SweepExample.Options(2))).Trials.Count.ShouldBe(2);
        await cluster.Silos.SettleAsync();
        newer.Notes.ShouldContain(note => note.StartsWith("begin ", StringComparison.Ordinal));
    }

    // One that Orleans has put there all the same goes where its client wants it.
    private async Task HandsATrialOnAsync(SiloProcess older, SiloProcess newer)
    {
        var trial = cluster.Client.GetGrain<ITrialGrain>("classes/handed on/0");
        var call = new TrialCall("1", SweepExample.Space.ToString(), [new("rate", "0.1"), new("momentum", "0.5")], Seed: 1, Answered: 0, TimeSpan.FromSeconds(2));
        (await SiloCluster.PlacedOnAsync(cluster.Client, newer, () => trial.AdvanceAsync(call))).Refusal.ShouldBe($"Silo '{newer.Name}' cannot run the trial: its version of 'classes' is 2, expected 1.");
        await cluster.Silos.UntilAsync(async () => (await SiloCluster.PlacedOnAsync(cluster.Client, older, () => trial.AdvanceAsync(call))) is { Refusal: null } progress ? progress : null);
        await trial.DeleteAsync();
    }

    // Neither as a client, with the update of its network, nor as the silo of the server.
    private async Task TakesNoFederationUpAsync(IFederationGrain server, SiloProcess newer)
    {
        string answer = await cluster.Silos.UntilAsync(() => Task.FromResult(newer.Notes.FirstOrDefault(note => note.StartsWith("answer ", StringComparison.Ordinal))));
        answer.ShouldStartWith("answer OtherNetwork ");
        answer.ShouldContain("expects 'Activation = Tanh' of 'hidden' (Dense), got 'Activation = ReLU'");
        (await server.PushAsync("a", FederatedPoints.Client(1).Train((await server.PullAsync("a")).Task!).ToBytes())).ShouldBeNull();
        byte[] weights = await server.GetWeightsAsync();
        object? before = await StateAsync();

        await cluster.Silos.MoveAsync(cluster.Client, server.GetGrainId(), newer);
        string refusal = (await Should.ThrowAsync<OrleansException>(server.GetWeightsAsync)).Message;
        refusal.ShouldStartWith($"Federation 'versions' cannot go on in silo '{newer.Name}'. ");
        refusal.ShouldContain("expects 'Activation = ReLU' of 'hidden' (Dense), got 'Activation = Tanh'");
        (await StateAsync()).ShouldBe(before);
        // It is handed on, and goes on elsewhere while the newer silo stays.
        (await cluster.Silos.UntilAsync(async () => await server.GetWeightsAsync())).ShouldBe(weights);
        (await server.GetStatusAsync()).Round.ShouldBe(1);

        Task<object?> StateAsync() => cluster.Store.RunAsync("SELECT version || ' ' || md5(content) FROM orleans_state WHERE key_text = 'versions' AND grain_type LIKE '%federation%'");
    }

    // One that it does not know or cannot make, which a member finds elsewhere.
    private async Task HandsAFederationOnAsync(SiloProcess newer)
    {
        foreach (var (name, refusal) in new[] { ("unknown to newer ones", $"Silo '{newer.Name}' knows no federation 'unknown to newer ones' among: "), ("made by older ones", $"Federation 'made by older ones' cannot be made in silo '{newer.Name}': no data here") })
        {
            var server = cluster.Client.GetGrain<IFederationGrain>(name);
            (await Should.ThrowAsync<Exception>(() => SiloCluster.PlacedOnAsync(cluster.Client, newer, server.GetStatusAsync))).Message.ShouldStartWith(refusal);
            await cluster.Silos.MoveAsync(cluster.Client, server.GetGrainId(), newer);
            (await FederationMember.TakePartAsync(cluster.Client, name, FederatedPoints.Client(1))).ShouldBe(1);
        }
    }
}
