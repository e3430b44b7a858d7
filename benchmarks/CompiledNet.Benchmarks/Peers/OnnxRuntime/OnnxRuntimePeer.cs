using CompiledNet.Benchmarks.Peers.OnnxRuntime.Stepping;
using CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>Microsoft's ONNX Runtime, on as many threads as the task allows.</summary>
public sealed class OnnxRuntimePeer : Peer
{
    public const string PeerName = "ONNX Runtime";

    public override string Name => PeerName;

    public override Contender Predict(PredictionTask task) => OnnxPrediction.Of(task);

    public override Contender Predict(GraphTask task) => OnnxPrediction.Of(task);

    public override Contender Step(SteppingTask task) => new OnnxStepping(task);
}
