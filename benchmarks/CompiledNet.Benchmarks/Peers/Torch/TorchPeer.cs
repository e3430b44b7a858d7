using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Torch;

/// <summary>PyTorch's own engine (libtorch) called from C#.</summary>
public sealed class TorchPeer : Peer
{
    public const string PeerName = "TorchSharp";

    public override string Name => PeerName;

    public override string? Absence => TorchLibrary.Absence;

    public override Contender Predict(PredictionTask task) => new TorchPrediction(task);

    public override Contender Train(TrainingTask task) => new TorchTraining(task);
}
