using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>All samples in one call, through a <see cref="Predictor"/>.</summary>
public sealed class CompiledBatch(PredictionTask task, INetwork<float> network) : Contender
{
    private readonly Predictor _predictor = new(network);
    private readonly float[] _outputs = new float[task.Rows * task.Model.OutputSize];

    public override void Run(int times)
    {
        for (int time = 0; time < times; time++) _predictor.PredictBatch(task.Inputs, _outputs);
    }

    public override float[] Answer()
    {
        Run(1);
        return _outputs;
    }
}
