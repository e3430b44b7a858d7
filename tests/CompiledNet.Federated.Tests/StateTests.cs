using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Federated.Tests;

/// <summary>A server that was killed goes on in the same bits.</summary>
public sealed class StateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation").FullName;

    private string FilePath => Path.Combine(_folder, "state.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Optimizers => ["FedAvg", "FedAvgM", "FedAdam"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public async Task A_federation_that_is_taken_up_after_every_round_ends_in_the_same_bits(string optimizer)
    {
        var whole = Server(optimizer);
        await Federation.RunAsync(whole, Clients.Of<Points>(6), new FederationOptions { Rounds = 4 });

        FederatedServer last = null!;
        for (int rounds = 1; rounds <= 4; rounds++)
        {
            last = Server(optimizer, seedOfWeights: rounds == 1 ? 1 : 90 + rounds);
            await Federation.RunAsync(last, Clients.Of<Points>(6), new FederationOptions { Rounds = rounds, StatePath = FilePath });
        }

        Clients.Bits(last.Network).ShouldBe(Clients.Bits(whole.Network));
        last.Records.Select(Told).ShouldBe(whole.Records.Select(Told));
    }

    [Fact]
    public void A_round_in_its_middle_goes_on_with_who_was_asked()
    {
        var server = Server("FedAdam");
        server.Begin(["a", "b", "c", "d", "e", "f"]);
        var stream = new MemoryStream();
        server.Save(stream);
        stream.Position = 0;
        var again = Server("FedAdam", seedOfWeights: 5);
        again.Restore(stream);
        again.IsOpen.ShouldBeTrue();
        again.Invited.ShouldBe(server.Invited);
        again.CurrentTask().Weights.ToArray().ShouldBe(server.CurrentTask().Weights.ToArray());
        foreach (var one in new[] { server, again })
        {
            foreach (string client in one.Invited) one.Receive(client, Clients.Update(new Points(seed: client[0]))).ShouldBeNull();
            one.Close();
        }

        Clients.Bits(again.Network).ShouldBe(Clients.Bits(server.Network));
    }

    [Fact]
    public async Task A_state_of_something_else_is_refused_by_name_and_nothing_changes()
    {
        await Federation.RunAsync(Server("FedAdam"), Clients.Of<Points>(3), new FederationOptions { StatePath = FilePath });
        byte[] saved = File.ReadAllBytes(FilePath);
        Refused(Server("FedAvg"), "The state belongs to FedAdam(LearningRate = 0.05, Beta1 = 0.9, Beta2 = 0.99, Tau = 0.001), the server has FedAvg(LearningRate = 1, Momentum = 0).");
        Refused(new FederatedServer(new Points(seed: 1), new FederatedOptions { Optimizer = new FedAdam(0.05), Seed = 3 }), "The state belongs to the seed 2, the server has 3.");
        Refused(new FederatedServer(new PointsOfAnotherVersion(seed: 1)), "The state is of another network: the network PointsOfAnotherVersion expects 'Activation = ReLU' of 'hidden' (Dense), got 'Activation = Tanh'.");
        new Points(seed: 1).Save(FilePath);
        Refused(Server("FedAdam"), $"{FilePath} is no state of a federation.");
        File.WriteAllBytes(FilePath, saved[..^9]);
        var server = Server("FedAdam");
        Should.Throw<WeightFileException>(() => server.Restore(FilePath));
        // A bit of a number, which nothing else tells.
        saved[^1] ^= 1;
        File.WriteAllBytes(FilePath, saved);
        Should.Throw<WeightFileException>(() => server.Restore(FilePath)).Message.ShouldContain("expected content with the checksum");
        Clients.Bits(server.Network).ShouldBe(Clients.Bits(new Points(seed: 1)));
    }

    [Fact]
    public async Task A_step_that_would_lose_the_weights_changes_nothing()
    {
        var server = new FederatedServer(new Points(seed: 1), new FederatedOptions { Optimizer = new FedAvg(1e300, momentum: 0.5) });
        (await Should.ThrowAsync<FederatedException>(Federation.RunAsync(server, Clients.Of<Points>(2)))).Message.ShouldStartWith("Round 0 would have made weights of 'hidden/");
        Clients.Bits(server.Network).ShouldBe(Clients.Bits(new Points(seed: 1)));
        server.IsOpen.ShouldBeTrue();
    }

    private void Refused(FederatedServer server, string message)
    {
        int[] before = Clients.Bits(server.Network);
        Should.Throw<FederatedException>(() => server.Restore(FilePath)).Message.ShouldBe(message);
        Clients.Bits(server.Network).ShouldBe(before);
        server.Round.ShouldBe(0);
    }

    private static FederatedServer Server(string optimizer, int seedOfWeights = 1) => new(new Points(seedOfWeights), new FederatedOptions
    {
        Optimizer = optimizer switch { "FedAvg" => new FedAvg(), "FedAvgM" => new FedAvg(0.7, momentum: 0.5), _ => new FedAdam(0.05) },
        ClientsPerRound = 3, ClipNorm = 0.2, NoiseMultiplier = 0.1, Seed = 2, Validation = Clients.Data(10, 8),
    });

    // All but the time.
    private static (int, int, string, string, string) Told(RoundRecord record) => (record.Round, record.Attempt, string.Join(' ', record.Invited),
        string.Join(' ', record.Contributions), string.Join(' ', new SortedDictionary<string, double>(record.Values.ToDictionary())));
}
