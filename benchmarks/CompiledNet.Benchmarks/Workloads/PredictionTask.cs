using System;
using CompiledNet.Benchmarks.Models;
using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>Predicting <paramref name="Rows"/> samples at a time with one model.</summary>
/// <param name="Model">The weights.</param>
/// <param name="Rows">Samples per call.</param>
/// <param name="Compiled">Makes our contender.</param>
public sealed record PredictionTask(Model Model, int Rows, Func<PredictionTask, Contender> Compiled) : IWorkloadTask
{
    /// <summary>Rows × InputSize numbers from 0 to 1.</summary>
    public float[] Inputs { get; } = Draw(Rows * Model.InputSize);

    /// <summary>Makes our contender with weights in full precision, if <see cref="Compiled"/> rounds them.</summary>
    public Func<PredictionTask, Contender>? FullPrecision { get; init; }

    /// <summary>Whether peers that block nothing for the caches would take a second or more for a run: they are left out.</summary>
    public bool IsLong => Rows * Model.MultiplyAdds > 1_000_000_000;

    public Contender? Enter(Peer peer) => peer.Predict(this);

    private static float[] Draw(int count)
    {
        var random = new Random(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.NextSingle();
        return values;
    }
}
