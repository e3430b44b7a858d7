using System;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>Predicting <paramref name="Rows"/> samples at a time with a network that is no chain of layers.</summary>
/// <param name="Network">The network; its weights are those of all.</param>
/// <param name="Rows">Samples per call.</param>
/// <param name="Threads">How many threads everyone may use.</param>
/// <param name="Onnx">The same network as a graph of ONNX; gives the name of its output.</param>
public sealed record GraphTask(INetwork<float> Network, int Rows, int Threads, Func<OnnxGraph, string> Onnx) : IWorkloadTask
{
    /// <summary>Rows × InputSize numbers from 0 to 1.</summary>
    public float[] Inputs { get; } = Draw(Rows * Network.Description.InputSize, seed: 1);

    public Contender? Enter(Peer peer) => peer.Predict(this);

    /// <summary>A network with its first weights, and statistics and factors of normalisations that are not all 0 and 1.</summary>
    public static INetwork<float> Weighted(INetwork<float> network)
    {
        int seed = 2;
        foreach (var weight in network.Weights)
        {
            if (weight.Shape.Count > 1) continue;
            bool isFactor = weight.Name.EndsWith("variance", StringComparison.Ordinal) || weight.Name.EndsWith("gamma", StringComparison.Ordinal);
            weight.Set(Array.ConvertAll(Draw(weight.Count, seed++), x => isFactor ? 0.75f + 0.5f * x : 0.2f * (x - 0.5f)));
        }

        return network;
    }

    private static float[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.NextSingle();
        return values;
    }
}
