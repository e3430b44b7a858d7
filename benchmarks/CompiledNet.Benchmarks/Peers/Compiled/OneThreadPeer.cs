using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Ours on one thread, which ours on several is compared with.</summary>
public sealed class OneThreadPeer : Peer
{
    public const string PeerName = "one thread";

    public override string Name => PeerName;

    public override Contender? Predict(GraphTask task) => task.Threads == 1 ? null : new CompiledGraph(task, threads: 1);

    public override Contender? Train(TrainingTask task) => task.Threads == 1 ? null : task.Compiled(task with { Threads = 1 });
}
