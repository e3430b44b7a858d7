using System;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Federated.Tests;

/// <summary>What the mean of a round is, to the bit.</summary>
public sealed class AveragingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task The_mean_of_all_clients_is_the_weighted_sum_computed_locally(int parallelism)
    {
        var network = new Points(seed: 1);
        var server = new FederatedServer(network, new FederatedOptions { LocalEpochs = 2, BatchSize = 4 });
        // The same round, client by client, added up by hand in the order of their names.
        double[] sum = new double[Clients.Weights(network).Length];
        var local = new FederatedServer(network.Clone(), server.Options).Begin(["client 0"]);
        var clients = Clients.Of<Points>(11);
        foreach (var client in Clients.Of<Points>(11).OrderBy(client => client.Name, StringComparer.Ordinal))
        {
            var update = client.Train(local);
            double share = update.Samples / 242.0;
            int i = 0;
            foreach (var tensor in update.Tensors)
                foreach (float weight in tensor.ToArray()) sum[i++] += share * weight;
        }

        await Federation.RunAsync(server, [.. clients.Reverse()], new FederationOptions { Parallelism = parallelism });
        Clients.Bits(network).ShouldBe(Array.ConvertAll(sum, value => BitConverter.SingleToInt32Bits((float)value)));
        server.Records[0].Contributions.Sum(contribution => contribution.Samples).ShouldBe(242);
        server.Records[0].Contributions.Select(contribution => contribution.Client).ShouldBe(clients.Select(client => client.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Equal_shares_are_the_mean_of_the_core_and_the_order_of_arrival_changes_no_bit()
    {
        Points[] trained = [new(seed: 2), new(seed: 3), new(seed: 4)];
        var expected = new Points();
        expected.Weights.SetToMean(trained);
        foreach (int[] order in new[] { new[] { 0, 1, 2 }, [2, 0, 1], [1, 2, 0] })
        {
            var network = new Points(seed: 1);
            var server = new FederatedServer(network, new FederatedOptions { Weighting = ClientWeighting.Equal });
            server.Begin(["a", "b", "c"]);
            foreach (int i in order) server.Receive("abc"[i].ToString(), Clients.Update(trained[i], samples: 1 + i)).ShouldBeNull();
            server.IsComplete.ShouldBeTrue();
            server.Close();
            Clients.Weights(network).ShouldBe(Clients.Weights(expected));
        }
    }

    [Fact]
    public void Samples_weigh_up_to_their_limit()
    {
        var network = new Eight(seed: 1);
        var server = new FederatedServer(network, new FederatedOptions { MaxSamples = 100 });
        server.Begin(["a", "b"]);
        server.Receive("a", Clients.Update(new Eight(seed: 2), samples: long.MaxValue));
        server.Receive("b", Clients.Update(new Eight(seed: 3), samples: 25));
        server.Close().Contributions.Select(contribution => contribution.Share).ShouldBe([0.8, 0.2]);
        float[] first = Clients.Weights(new Eight(seed: 2)), second = Clients.Weights(new Eight(seed: 3));
        Clients.Weights(network).ShouldBe(first.Zip(second, (a, b) => (float)(0.8 * a + 0.2 * b)));
    }

    [Fact]
    public void A_single_client_sends_back_its_own_bits()
    {
        var trained = new Eight(seed: 2);
        trained.Weights["out/kernel"].Set([-0f, 0, float.Epsilon, -float.MaxValue, 1e-38f, 3, 1 / 3f]);
        var network = new Eight(seed: 1);
        var server = new FederatedServer(network);
        server.Begin(["a"]);
        server.Receive("a", Clients.Update(trained));
        server.Close();
        Clients.Bits(network).ShouldBe(Clients.Bits(trained));
    }

    [Fact]
    public Task One_client_with_all_data_is_central_training() => IsCentral<Points>(() => new SGD(0.1f), keepsOptimizer: false);

    [Fact]
    public Task So_it_is_with_dropout_and_batch_normalization_and_an_optimizer_that_goes_on() => IsCentral<Normalized>(() => new Adam(0.01f), keepsOptimizer: true);

    // The conditions: the client has the seed of the fit, and an optimizer without state or one that it keeps.
    private static async Task IsCentral<TNetwork>(Func<Optimizer> optimizer, bool keepsOptimizer) where TNetwork : class, INetwork<TNetwork, float>
    {
        var data = Clients.Data(30, seed: 5);
        var central = TNetwork.Create(seed: 1);
        central.Fit(data, new FitOptions { Optimizer = optimizer(), Epochs = 6, BatchSize = 8, Seed = 9 });

        var network = TNetwork.Create(seed: 1);
        var client = new LocalClient("all", TNetwork.Create(null), data) { Seed = 9, Optimizer = optimizer, KeepsOptimizer = keepsOptimizer };
        await Federation.RunAsync(new FederatedServer(network, new FederatedOptions { LocalEpochs = 2, BatchSize = 8 }), [client], new FederationOptions { Rounds = 3 });
        Clients.Bits(network).ShouldBe(Clients.Bits(central));
    }
}
