using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Ours on one thread, which ours on several is compared with.</summary>
public sealed class OneThreadPeer : Peer
{
    public const string PeerName = "one thread";

    public override string Name => PeerName;

    public override Contender? Train(TrainingTask task) => task.Threads == 1 ? null : task.Compiled(task with { Threads = 1 });
}
