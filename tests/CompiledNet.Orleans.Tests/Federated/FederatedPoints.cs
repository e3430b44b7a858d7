using System;
using System.Linq;
using CompiledNet.Federated;
using CompiledNet.Numerics;
using CompiledNet.Orleans;

namespace CompiledNet.OrleansTests;

/// <summary>Three kinds of points, told apart by four numbers.</summary>
[Network]
[Input(4)]
[Dense<Tanh>(6, Name = "hidden")]
[Dense<Softmax>(3, Name = "kind")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class FederatedPoints
{
    public const int Rounds = 6, Clients = 4;

    /// <summary>All clients have to be there when a round begins, so that each is drawn from the same ones.</summary>
    public static FederationRules Rules { get; } = new() { Rounds = Rounds, Clients = Clients, PollInterval = TimeSpan.FromMilliseconds(200) };

    /// <summary>The server that every silo has, with an optimizer whose state matters, and with noise.</summary>
    public static FederatedServer Server(INetwork<float>? network = null) => new(network ?? new FederatedPoints(seed: 1), new FederatedOptions
    {
        Optimizer = new FedAdam(0.05), ClientsPerRound = 3, LocalEpochs = 2, BatchSize = 4, Mu = 0.1f, ClipNorm = 1, NoiseMultiplier = 0.01, Seed = 7, Validation = Data(20),
    });

    public static LocalClient Client(int number) => new($"client {number}", new FederatedPoints(), Data(number)) { Seed = number, Optimizer = () => new SGD(0.1f) };

    private static Dataset Data(int seed)
    {
        var random = new RandomStream(seed, 77);
        float[] targets = [.. Enumerable.Range(0, 10 + seed).Select(_ => (float)random.NextInt32(3))];
        float[][] features = Array.ConvertAll(targets, kind => Enumerable.Range(0, 4).Select(j => (float)((j == kind ? 1 : 0) + 0.4 * random.NextNormal())).ToArray());
        return Dataset.From(features, targets);
    }
}

/// <summary>The next version of it, with another activation.</summary>
[Network]
[Input(4)]
[Dense<ReLU>(6, Name = "hidden")]
[Dense<Softmax>(3, Name = "kind")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class FederatedPointsOfAnotherVersion;
