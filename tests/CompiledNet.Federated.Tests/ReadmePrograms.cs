using System;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet;
using CompiledNet.Federated;

namespace CompiledNet.Federated.Tests.Readme;

/// <summary>The programs of the README, compiled; they are not run.</summary>
internal static class ReadmePrograms
{
    public static async Task RoundsAsync(Dataset[] shares, Dataset test)
    {
        var network = new Digits(seed: 1);
        var server = new FederatedServer(network, new FederatedOptions
        {
            ClientsPerRound = 8, Quorum = 4, Timeout = TimeSpan.FromMinutes(10), LocalEpochs = 2, BatchSize = 16,
            Validation = test, Metrics = [new Accuracy()],
        });
        var clients = shares.Select((share, i) => new LocalClient($"client {i}", new Digits(), share) { Optimizer = () => new SGD(0.1f), Seed = i });
        await Federation.RunAsync(server, [.. clients], new FederationOptions { Rounds = 30, StatePath = "federation.safetensors" });
    }
}

[Network, Input(64), Dense<Softmax>(10), Loss<SparseCategoricalCrossentropy>]
public sealed partial class Digits;
