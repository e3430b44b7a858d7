using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Federated.Tests;

/// <summary>Samples of clients, quorum, time-out, clients that leave.</summary>
public sealed partial class RoundTests
{
    [Fact]
    public async Task A_sample_is_drawn_anew_each_round_and_by_the_seed_alone()
    {
        var first = await Samples(seed: 3, reversed: false);
        first.ShouldAllBe(invited => invited.Length == 3);
        first.SelectMany(invited => invited).Distinct().Count().ShouldBe(8);
        (await Samples(seed: 3, reversed: true)).ShouldBe(first);
        (await Samples(seed: 4, reversed: false)).ShouldNotBe(first);
    }

    [Fact]
    public async Task Clients_that_throw_have_left_the_round_and_the_others_count()
    {
        var network = new Points(seed: 1);
        var expected = new Points(seed: 1);
        var all = Clients.Of<Points>(4);
        IFederatedClient[] some = [all[0], new ScriptedClient("client 1", (_, _) => throw new IOException("the network cable was pulled")), all[2], new ScriptedClient("client 3", (_, _) => Task.FromException<ReadOnlyMemory<byte>>(new OutOfMemoryException("no room")))];
        var records = await Federation.RunAsync(new FederatedServer(network), some, new FederationOptions { Rounds = 2, Parallelism = 2 });
        await Federation.RunAsync(new FederatedServer(expected), [.. Clients.Of<Points>(4).Where((_, i) => i % 2 == 0)], new FederationOptions { Rounds = 2 });
        Clients.Bits(network).ShouldBe(Clients.Bits(expected));
        foreach (var record in records) record.Absences.ShouldBe([new Absence("client 1", "the network cable was pulled"), new Absence("client 3", "no room")]);
    }

    [Fact]
    public async Task A_client_that_never_answers_is_overtaken()
    {
        var clock = new ManualClock();
        var network = new Points(seed: 1);
        var server = new FederatedServer(network, new FederatedOptions { Timeout = TimeSpan.FromMinutes(5), Clock = clock, Quorum = 2 });
        var clients = Clients.Of<Points>(2).Append<IFederatedClient>(new ScriptedClient("deaf", (_, _) =>
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            return new TaskCompletionSource<ReadOnlyMemory<byte>>().Task;
        }));
        var record = (await Federation.RunAsync(server, [.. clients])).ShouldHaveSingleItem();
        record.Contributions.Select(contribution => contribution.Client).ShouldBe(["client 0", "client 1"]);
        record.Absences.ShouldBe([new Absence("deaf", "it had not answered when the time was over")]);
        record.Duration.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Without_a_quorum_the_weights_stay_and_the_round_is_made_again()
    {
        var network = new Points(seed: 1);
        int[] before = Clients.Bits(network);
        var server = new FederatedServer(network, new FederatedOptions { Quorum = 2 });
        int calls = 0;
        var good = Clients.Of<Points>(2);
        var shy = new ScriptedClient("client 1", (task, token) => ++calls < 3 ? throw new TimeoutException("not now") : good[1].TrainAsync(task, token));
        (await Should.ThrowAsync<FederatedException>(Federation.RunAsync(server, [good[0], shy], new FederationOptions { MostAttempts = 2 })))
            .Message.ShouldBe("Round 0 had 1 updates in its last attempt of 2, and 2 were needed. The weights are those of before.");
        Clients.Bits(network).ShouldBe(before);
        server.Records.Select(record => (record.Round, record.Attempt, record.HasQuorum, record.Contributions.Count)).ShouldBe([(0, 0, false, 1), (0, 1, false, 1)]);

        await Federation.RunAsync(server, [good[0], shy], new FederationOptions());
        server.Records[^1].HasQuorum.ShouldBeTrue();
        var expected = new Points(seed: 1);
        await Federation.RunAsync(new FederatedServer(expected), Clients.Of<Points>(2));
        Clients.Bits(network).ShouldBe(Clients.Bits(expected));
    }

    [Fact]
    public async Task A_cancelled_federation_leaves_its_round_open()
    {
        using var source = new CancellationTokenSource();
        var server = new FederatedServer(new Points(seed: 1));
        var client = new ScriptedClient("a", async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return default;
        });
        await Should.ThrowAsync<OperationCanceledException>(Federation.RunAsync(server, [client], new FederationOptions { CancellationToken = source.Token }));
        (server.IsOpen, server.Round, server.Records.Count).ShouldBe((true, 0, 0));
    }

    [Fact]
    public async Task Rounds_report_as_epochs_do()
    {
        var server = new FederatedServer(new Points(seed: 1), new FederatedOptions { Validation = Clients.Data(20, 9), Metrics = [new SparseCategoricalAccuracy()] });
        IFederatedClient[] clients = [.. Clients.Of<Points>(2), new ScriptedClient("gone", (_, _) => throw new IOException("cable")), new ScriptedClient("noise", (_, _) => Task.FromResult<ReadOnlyMemory<byte>>(new byte[3]))];
        var record = (await Federation.RunAsync(server, clients)).ShouldHaveSingleItem();
        record.Values.Keys.ShouldBe(["loss", "val_loss", "val_sparse_categorical_accuracy"]);
        record.Values["val_loss"].ShouldBe(server.Network.Evaluate(server.Options.Validation!).Loss);
        record.Values["loss"].ShouldBe(record.Contributions.Sum(contribution => contribution.Share * contribution.Loss));

        var text = new StringWriterOfUtf8();
        var progress = new RoundProgress(text, width: 20, clock: new ManualClock());
        progress.Begin(2, 20, attempt: 1);
        progress.Answered(1, 4);
        progress.End(record);
        string[] lines = text.ToString().Split(Environment.NewLine);
        lines[0].ShouldBe("Round 3/20, attempt 2");
        Numbers().Replace(lines[1], "#").ShouldStartWith("\r#/# ━━────── #s #ms\r#/# ━━━━━━── #s #ms/client - loss: # - val_loss: # - val_sparse_categorical_accuracy: # - refused: # - left: #");
        lines[2].ShouldBe("  refused noise: Unreadable: The message is no update: Weight data: expected a safetensors file, got one of 3 bytes");
        lines[3].ShouldBe("  left    gone: cable");
    }

    [Fact]
    public void What_makes_no_sense_is_refused_before_anything_begins()
    {
        var network = new Points(seed: 1);
        foreach (var options in new FederatedOptions[]
        {
            new() { ClientsPerRound = 0 }, new() { Quorum = 3, ClientsPerRound = 2 }, new() { LocalEpochs = 0 }, new() { BatchSize = 0 }, new() { Mu = float.NaN }, new() { Timeout = TimeSpan.Zero }, new() { Timeout = TimeSpan.MaxValue },
            new() { ClipNorm = 0 }, new() { NoiseMultiplier = 1 }, new() { MaxUpdateBytes = 0 }, new() { MaxSamples = 0 }, new() { Weighting = (ClientWeighting)7 },
        })
            Should.Throw<ArgumentException>(() => new FederatedServer(network, options));
        Should.Throw<ArgumentException>(() => new FederatedServer(new Normalized(seed: 1), new FederatedOptions { NoiseMultiplier = 1, ClipNorm = 1 })).Message.ShouldStartWith("'Normalized' has batch normalization");
        var server = new FederatedServer(network, new FederatedOptions { Quorum = 2 });
        Should.Throw<ArgumentException>(() => server.Begin(["a"])).Message.ShouldStartWith("A round needs 2 updates, and there are 1 clients.");
        Should.Throw<ArgumentException>(() => server.Begin(["a", "a"]));
        Should.Throw<InvalidOperationException>(() => server.Close());
        server.Begin(["a", "b"]);
        Should.Throw<InvalidOperationException>(() => server.Begin(["a", "b"]));
        Should.Throw<ArgumentOutOfRangeException>(() => new FedAdam(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new FedAvg(1, 1.5));
    }

    [GeneratedRegex("[0-9]+([.][0-9]+(e-[0-9]+)?)?")]
    private static partial Regex Numbers();

    private static async Task<List<string[]>> Samples(int seed, bool reversed)
    {
        IFederatedClient[] clients = [.. Enumerable.Range(0, 8).Select(i => new ScriptedClient($"client {i}", (task, _) => Task.FromResult(Clients.Update(new Eight(seed: i), task.Round))))];
        if (reversed) Array.Reverse(clients);
        var server = new FederatedServer(new Eight(seed: 1), new FederatedOptions { ClientsPerRound = 3, Seed = seed });
        return [.. (await Federation.RunAsync(server, clients, new FederationOptions { Rounds = 12 })).Select(record => record.Invited.ToArray())];
    }

    private sealed class StringWriterOfUtf8 : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
