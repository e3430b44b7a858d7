using System;
using CompiledNet.Benchmarks.Models;
using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>Taking a sequence frame by frame through one model that keeps its state, as a sound card hands it over.</summary>
/// <param name="Model">The weights; its sizes are those of a frame.</param>
/// <param name="Compiled">Makes our contender.</param>
public sealed record SteppingTask(Model Model, Func<SteppingTask, Contender> Compiled) : IWorkloadTask
{
    /// <summary>Frames that are compared; the clocked sequence repeats them without a new beginning.</summary>
    public const int Frames = 256;

    /// <summary>Frames × InputSize numbers from -1 to 1.</summary>
    public float[] Inputs { get; } = Draw(Frames * Model.InputSize);

    public Contender? Enter(Peer peer) => peer.Step(this);

    private static float[] Draw(int count)
    {
        var random = new Random(3);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 2 * random.NextSingle() - 1;
        return values;
    }
}
