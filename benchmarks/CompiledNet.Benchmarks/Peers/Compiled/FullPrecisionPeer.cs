using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Ours with weights in 32 bits, which ours with rounded ones is compared with.</summary>
public sealed class FullPrecisionPeer : Peer
{
    public const string PeerName = "float32";

    public override string Name => PeerName;

    public override Contender? Predict(PredictionTask task) => task.FullPrecision?.Invoke(task);
}
