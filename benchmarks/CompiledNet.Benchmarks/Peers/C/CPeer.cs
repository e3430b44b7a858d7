using CompiledNet.Benchmarks.Peers.C.Stepping;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>C written by <see cref="CSource"/> and compiled by gcc for this processor.</summary>
public sealed class CPeer : Peer
{
    public const string PeerName = "C (gcc -O3)";

    public override string Name => PeerName;

    public override string? Absence => CCompiler.Absence;

    public override Contender? Predict(PredictionTask task) => task.IsLong ? null : new CPrediction(task);

    public override Contender Step(SteppingTask task) => new CStepping(task);
}
