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
        await cluster.Silos.FillAsync(1);
        var older = cluster.Silos.Silos[0];
        var server = cluster.Client.GetGrain<IFederationGrain>("versions");
        (await server.PullAsync("a")).Task.ShouldBeNull();
        (await server.PullAsync("newer")).Task.ShouldNotBeNull();
        var newer = await cluster.Silos.AddAsync(SiloRoles.Newer);
        try
        {
            await RunsNothingOfASweepAsync(newer);
            await TakesNoFederationUpAsync(server, older, newer);
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
        newer.Notes.ShouldNotContain(note => note.StartsWith("begin ", StringComparison.Ordinal));
        await using var second = new OrleansTrialRunner(cluster.Client, "classes", options: new SweepOptions { Version = "2" });
        (await Search.RunAsync(SweepExample.Space, second, SweepExample.Options(2))).Trials.Count.ShouldBe(2);
        await cluster.Silos.UntilAsync(() => Task.FromResult(newer.Notes.FirstOrDefault(note => note.StartsWith("begin ", StringComparison.Ordinal))));
    }

    // Neither as a client, with the update of its network, nor as the silo of the server.
    private async Task TakesNoFederationUpAsync(IFederationGrain server, SiloProcess older, SiloProcess newer)
    {
        string answer = await cluster.Silos.UntilAsync(() => Task.FromResult(newer.Notes.FirstOrDefault(note => note.StartsWith("answer ", StringComparison.Ordinal))));
        answer.ShouldStartWith("answer OtherNetwork ");
        answer.ShouldContain("expects 'Activation = Tanh' of 'hidden' (Dense), got 'Activation = ReLU'");
        (await server.PushAsync("a", FederatedPoints.Client(1).Train((await server.PullAsync("a")).Task!).ToBytes())).ShouldBeNull();
        byte[] weights = await server.GetWeightsAsync();

        // Copies of the state, as a grain that has lived may be found where it lived before.
        foreach (string name in new[] { "versions, refused", "versions, taken up" })
            await cluster.Store.RunAsync($"INSERT INTO orleans_state SELECT service, grain_type, key0, key1, '{name}', content, version, changed FROM orleans_state WHERE key_text = 'versions' AND grain_type LIKE '%federation%'");
        var refused = cluster.Client.GetGrain<IFederationGrain>("versions, refused");
        string refusal = (await Should.ThrowAsync<OrleansException>(() => SiloCluster.PlacedOnAsync(cluster.Client, newer, refused.GetWeightsAsync))).Message;
        refusal.ShouldStartWith($"Federation 'versions, refused' cannot go on in silo '{newer.Name}'. ");
        refusal.ShouldContain("expects 'Activation = ReLU' of 'hidden' (Dense), got 'Activation = Tanh'");
        (await cluster.Store.RunAsync("SELECT count(DISTINCT (content, version)) FROM orleans_state WHERE key_text LIKE 'versions%' AND grain_type LIKE '%federation%'")).ShouldBe(1L);

        var takenUp = cluster.Client.GetGrain<IFederationGrain>("versions, taken up");
        (await SiloCluster.PlacedOnAsync(cluster.Client, older, takenUp.GetWeightsAsync)).ShouldBe(weights);
        (await takenUp.GetStatusAsync()).Round.ShouldBe(1);
    }
}
