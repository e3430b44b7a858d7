using CompiledNet.Benchmarks.Peers.OnnxRuntime.Stepping;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Microsoft's ONNX Runtime, on one thread.</summary>
public sealed class OnnxRuntimePeer : Peer
{
    public const string PeerName = "ONNX Runtime";

    public override string Name => PeerName;

    public override Contender Predict(PredictionTask task) => new OnnxPrediction(task);

    public override Contender Step(SteppingTask task) => new OnnxStepping(task);
}
