using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Numerics;

namespace CompiledNet.Federated.Tests;

/// <summary>Clients of all kinds, and what tests ask of weights.</summary>
internal static class Clients
{
    /// <summary>Points around the corner of their kind.</summary>
    public static Dataset Data(int count, int seed)
    {
        var random = new RandomStream(seed, 77);
        float[][] features = new float[count][];
        float[] targets = new float[count];
        for (int i = 0; i < count; i++)
        {
            int kind = random.NextInt32(3);
            features[i] = [.. Enumerable.Range(0, 4).Select(j => (float)((j == kind ? 1 : 0) + 0.4 * random.NextNormal()))];
            targets[i] = kind;
        }

        return Dataset.From(features, targets);
    }

    /// <summary>Clients of different sizes.</summary>
    public static LocalClient[] Of<TNetwork>(int count, Func<Optimizer>? optimizer = null) where TNetwork : class, INetwork<TNetwork, float> =>
        [.. Enumerable.Range(0, count).Select(i => new LocalClient($"client {i}", TNetwork.Create(null), Data(7 + 3 * i, i)) { Seed = i, Optimizer = optimizer ?? (() => new SGD(0.1f)) })];

    /// <summary>All weights one after the other, row-major.</summary>
    public static float[] Weights(INetwork<float> network) => [.. network.Weights.SelectMany(weight => weight.ToArray())];

    /// <summary>Their bits, so that zeros with and without a sign differ.</summary>
    public static int[] Bits(INetwork<float> network) => Array.ConvertAll(Weights(network), BitConverter.SingleToInt32Bits);

    /// <summary>An update with other weights.</summary>
    public static ReadOnlyMemory<byte> Update(INetwork<float> network, int round = 0, long samples = 4, double loss = 0.5) => FederatedUpdate.Of(network, round, samples, loss).ToBytes();
}

/// <summary>A client that does what a test says.</summary>
internal sealed class ScriptedClient(string name, Func<FederatedTask, CancellationToken, Task<ReadOnlyMemory<byte>>> train) : IFederatedClient
{
    public string Name => name;

    public Task<ReadOnlyMemory<byte>> TrainAsync(FederatedTask task, CancellationToken cancellationToken) => train(task, cancellationToken);
}
