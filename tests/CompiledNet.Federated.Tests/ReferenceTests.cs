using System;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Federated.Tests;

/// <summary>Server optimizers and the proximal term against federated.py.</summary>
public sealed class ReferenceTests
{
    private static readonly long[] s_samples = [3, 5, 2];

    public static TheoryData<string> Optimizers => ["FedAvgM", "FedAdam", "FedYogi", "FedAdagrad"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_server_optimizer_follows_its_paper(string name)
    {
        var network = new Eight(seed: 1);
        Set(network, Recorded.Numbers(8, 1));
        ServerOptimizer optimizer = name switch
        {
            "FedAvgM" => new FedAvg(0.5, momentum: 0.9),
            "FedAdam" => new FedAdam(0.05, tau: 1e-2),
            "FedYogi" => new FedYogi(0.05, tau: 1e-2),
            _ => new FedAdagrad(0.05, tau: 1e-2),
        };
        var server = new FederatedServer(network, new FederatedOptions { Optimizer = optimizer });
        for (int round = 0; round < 4; round++)
        {
            server.Begin(["a", "b", "c"]);
            float[] start = Clients.Weights(network);
            for (int i = 0; i < 3; i++)
            {
                var client = new Eight();
                float[] change = Recorded.Numbers(8, 10 * round + i, 0.1);
                Set(client, [.. start.Select((weight, j) => (float)((double)weight + change[j]))]);
                server.Receive("abc"[i].ToString(), Clients.Update(client, round, s_samples[i])).ShouldBeNull();
            }

            server.Close();
        }

        // Doubles on both sides, rounded to single after every round.
        double[] expected = Recorded.Of(name);
        float[] weights = Clients.Weights(network);
        for (int i = 0; i < 8; i++) ((double)weights[i]).ShouldBe(expected[i], 1e-7 * Math.Abs(expected[i]));
    }

    [Fact]
    public void Two_servers_of_the_same_options_keep_states_of_their_own()
    {
        var options = new FederatedOptions { Optimizer = new FedAdam(0.05) };
        var (alone, first, second) = (Rounds(new FederatedOptions { Optimizer = new FedAdam(0.05) }), Rounds(options), Rounds(options));
        foreach (var server in new[] { alone, first, second, second, first, alone })
        {
            server.Begin(["a"]);
            server.Receive("a", Clients.Update(new Eight(seed: 2 + server.Round), server.Round)).ShouldBeNull();
            server.Close();
        }

        Clients.Bits(first.Network).ShouldBe(Clients.Bits(alone.Network));
        Clients.Bits(second.Network).ShouldBe(Clients.Bits(alone.Network));

        static FederatedServer Rounds(FederatedOptions options) => new(new Eight(seed: 1), options);
    }

    [Theory]
    [InlineData("FedProx", 0.5f)]
    [InlineData("FedAvg", 0f)]
    public async Task Clients_train_as_PyTorch_does_with_the_term_in_its_loss(string name, float mu)
    {
        var network = new Regression(seed: 1);
        foreach (var (weight, i) in network.Weights.Select((weight, i) => (weight, i))) weight.Set(Recorded.Numbers(weight.Count, 20 + i));
        var clients = new[] { 4, 6 }.Select(n => new LocalClient($"client {n}", new Regression(), Dataset.From(new DataBlock(Recorded.Numbers(3 * n, 30 + n, 1), 3), new DataBlock(Recorded.Numbers(n, 40 + n, 1), 1)))
        {
            Optimizer = () => new SGD(0.3f),
        });
        var server = new FederatedServer(network, new FederatedOptions { LocalEpochs = 4, BatchSize = 6, Mu = mu });
        await Federation.RunAsync(server, [.. clients], new FederationOptions { Rounds = 3 });
        double[] expected = Recorded.Of(name);
        float[] weights = Clients.Weights(network);
        for (int i = 0; i < expected.Length; i++) ((double)weights[i]).ShouldBe(expected[i], 2e-6);
    }

    private static void Set(Eight network, float[] values)
    {
        network.Weights["out/kernel"].Set(values[..7]);
        network.Weights["out/bias"].Set(values[7..]);
    }
}
