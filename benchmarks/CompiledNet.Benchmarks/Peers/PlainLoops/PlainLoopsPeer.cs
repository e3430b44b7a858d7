using CompiledNet.Benchmarks.Peers.PlainLoops.Stepping;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>The same network in straightforward C# loops over float arrays: what one writes without a library.</summary>
public sealed class PlainLoopsPeer : Peer
{
    public const string PeerName = "plain C#";

    public override string Name => PeerName;

    public override Contender? Predict(PredictionTask task) => task.IsLong ? null : new PlainPrediction(task);

    public override Contender Step(SteppingTask task) => new PlainStepping(task);

    public override Contender? Train(TrainingTask task) => task.Threads == 1 ? new PlainTraining(task) : null;
}
