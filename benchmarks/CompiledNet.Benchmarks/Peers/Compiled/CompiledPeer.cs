using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Ours.</summary>
public sealed class CompiledPeer : Peer
{
    public const string PeerName = "CompiledNet";

    public override string Name => PeerName;

    public override Contender Predict(PredictionTask task) => task.Compiled(task);

    public override Contender Predict(GraphTask task) => new CompiledGraph(task, task.Threads);

    public override Contender Step(SteppingTask task) => task.Compiled(task);

    public override Contender Train(TrainingTask task) => task.Compiled(task);
}
