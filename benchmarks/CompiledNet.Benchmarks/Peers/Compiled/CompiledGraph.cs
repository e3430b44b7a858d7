using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>All samples of a graph in one call, through a <see cref="Predictor"/>.</summary>
public sealed class CompiledGraph(GraphTask task, int threads) : Contender
{
    private readonly Predictor _predictor = new(task.Network, threads: threads);
    private readonly float[] _outputs = new float[task.Rows * task.Network.Description.OutputSize];

    public override bool LeavesThreadsSpinning => threads > 1;

    public override void Run(int times)
    {
        for (int time = 0; time < times; time++) _predictor.PredictBatch(task.Inputs, _outputs);
    }

    public override float[] Answer()
    {
        Run(1);
        return _outputs;
    }

    public override void Dispose()
    {
        _predictor.Dispose();
        base.Dispose();
    }
}
