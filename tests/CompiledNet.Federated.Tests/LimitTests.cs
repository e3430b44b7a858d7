using System;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Federated.Tests;

/// <summary>Clipping and noise, and what a server leaves as it is.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_change_that_is_too_long_is_scaled_down_and_a_shorter_one_keeps_its_bits()
    {
        var (start, near, far) = (new Points(seed: 1), new Points(seed: 1), new Points(seed: 2));
        near.Weights["kind/bias"].Set([0.1f, 0, -0.2f]);
        double norm = Math.Sqrt(Clients.Weights(far).Zip(Clients.Weights(start), (a, b) => Math.Pow((double)a - b, 2)).Sum());
        norm.ShouldBeGreaterThan(1);
        foreach (var (client, isClipped) in new[] { (near, false), (far, true) })
        {
            var network = start.Clone();
            var server = new FederatedServer(network, new FederatedOptions { ClipNorm = 0.5 });
            server.Begin(["a"]);
            server.Receive("a", Clients.Update(client));
            var contribution = server.Close().Contributions[0];
            contribution.Clipped.ShouldBe(isClipped);
            if (!isClipped) Clients.Bits(network).ShouldBe(Clients.Bits(client));
            else
            {
                contribution.Norm.ShouldBe(norm, 1e-9);
                Clients.Weights(network).ShouldBe(Clients.Weights(start).Zip(Clients.Weights(far), (a, b) => (float)(a + 0.5 / norm * ((double)b - a))));
            }
        }
    }

    [Fact]
    public void Noise_has_the_deviation_of_the_largest_share_times_the_norm_and_is_a_function_of_seed_and_round()
    {
        const int Rounds = 60;
        double[] noise = Noise(seed: 4);
        double deviation = Math.Sqrt(noise.Average(value => value * value));
        // z · S · share = 0.3 · 0.5 · 0.75; 60 · 43 draws, so that four standard errors are 5.6 %.
        noise.Length.ShouldBe(Rounds * 51);
        deviation.ShouldBe(0.1125, 0.056 * 0.1125);
        noise.Average().ShouldBe(0, 4 * 0.1125 / Math.Sqrt(noise.Length));
        Noise(seed: 4).ShouldBe(noise);
        Noise(seed: 5).ShouldNotBe(noise);
        noise.Distinct().Count().ShouldBeGreaterThan(noise.Length * 9 / 10);

        // Clients that change nothing: what the weights move by is the noise.
        static double[] Noise(int seed)
        {
            var network = new Points(seed: 1);
            var server = new FederatedServer(network, new FederatedOptions { ClipNorm = 0.5, NoiseMultiplier = 0.3, Seed = seed });
            return [.. Enumerable.Range(0, Rounds).SelectMany(round =>
            {
                float[] before = Clients.Weights(network);
                server.Begin(["a", "b"]);
                server.Receive("a", Clients.Update(network, round, samples: 3));
                server.Receive("b", Clients.Update(network, round, samples: 1));
                server.Close();
                return Clients.Weights(network).Zip(before, (after, value) => (double)after - value);
            })];
        }
    }

    [Fact]
    public async Task What_is_frozen_on_the_server_rests_on_the_clients_and_under_noise()
    {
        var network = new Points(seed: 1);
        network.Freeze("hidden");
        var server = new FederatedServer(network, new FederatedOptions { ClipNorm = 1, NoiseMultiplier = 0.01, Mu = 0.1f, LocalEpochs = 2 });
        var own = new Points();
        var client = new LocalClient("a", own, Clients.Data(20, 1)) { Optimizer = () => new SGD(0.1f) };
        await Federation.RunAsync(server, [client], new FederationOptions { Rounds = 2 });
        foreach (var one in new[] { network, own })
        {
            one.Weights["hidden/kernel"].ToArray().ShouldBe(new Points(seed: 1).Weights["hidden/kernel"].ToArray());
            one.Weights["kind/kernel"].ToArray().ShouldNotBe(new Points(seed: 1).Weights["kind/kernel"].ToArray());
        }

        // A client that has trained it all the same does not get through.
        server.Begin(["a"]);
        server.Receive("a", Clients.Update(new Points(seed: 7), round: 2)).ShouldBeNull();
        server.Close();
        network.Weights["hidden/kernel"].ToArray().ShouldBe(new Points(seed: 1).Weights["hidden/kernel"].ToArray());
    }

    [Fact]
    public async Task Constraints_hold_after_a_step_of_the_server()
    {
        var network = new Constrained(seed: 1);
        network.Weights["kind/kernel"].Set(new float[12]);
        var server = new FederatedServer(network, new FederatedOptions { ClipNorm = 0.1, NoiseMultiplier = 5 });
        await Federation.RunAsync(server, Clients.Of<Constrained>(2));
        float[] kernel = network.Weights["kind/kernel"].ToArray();
        kernel.Min().ShouldBe(0);
        kernel.Max().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Averages_of_batch_normalization_are_averaged()
    {
        var network = new Normalized(seed: 1);
        await Federation.RunAsync(new FederatedServer(network), Clients.Of<Normalized>(2));
        string name = network.Weights.First(weight => weight.Name.EndsWith("/moving_mean", StringComparison.Ordinal)).Name;
        var task = new FederatedServer(new Normalized(seed: 1)).Begin(["a"]);
        var own = Clients.Of<Normalized>(2).Select(client => client.Train(task)).Select(update => (update.Samples / 17.0, update.Tensors.First(tensor => tensor.Name == name).ToArray())).ToArray();
        network.Weights[name].ToArray().ShouldBe(own[0].Item2.Zip(own[1].Item2, (a, b) => (float)(own[0].Item1 * a + own[1].Item1 * b)));
    }

    [Fact]
    public async Task Columns_of_a_client_are_found_by_their_names()
    {
        var data = Clients.Data(12, 3).WithNames(features: ["a", "b", "c", "d"]);
        float[][] swapped = [.. Enumerable.Range(0, 12).Select(row => data.FeatureRow(row).ToArray()).Select(row => new[] { row[3], row[1], row[2], row[0] })];
        float[] targets = data.Targets.ToArray();
        var results = await Task.WhenAll(new[] { data, Dataset.From(swapped, targets).WithNames(features: ["d", "b", "c", "a"]) }.Select(async own =>
        {
            var network = new Points(seed: 1);
            // The server knows the order from a look at data of its own.
            network.Fit(data, new FitOptions { Epochs = 1, Optimizer = new SGD(0) });
            await Federation.RunAsync(new FederatedServer(network), [new LocalClient("a", new Points(), own)]);
            return Clients.Bits(network);
        }));
        results[1].ShouldBe(results[0]);
    }

    [Fact]
    public void A_proximal_term_does_not_go_with_a_search_along_the_loss()
    {
        var client = new LocalClient("a", new Points(), Clients.Data(5, 1)) { Optimizer = () => new LBFGS() };
        var server = new FederatedServer(new Points(seed: 1), new FederatedOptions { Mu = 1 });
        Should.Throw<FederatedException>(() => client.Train(server.Begin(["a"]))).Message.ShouldStartWith("L-BFGS searches along the loss");
    }
}
