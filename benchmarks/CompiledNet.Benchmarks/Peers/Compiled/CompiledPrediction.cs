using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>One sample at a time through the emitted <c>Predict</c>.</summary>
public sealed class CompiledPrediction<TCall>(PredictionTask task, TCall call) : Contender where TCall : struct, ICompiledCall
{
    private readonly TCall _call = call;
    private readonly float[] _inputs = task.Inputs, _outputs = new float[task.Model.OutputSize];

    public override void Run(int times)
    {
        for (int time = 0; time < times; time++) _call.Predict(_inputs, _outputs);
    }

    public override float[] Answer()
    {
        Run(1);
        return _outputs;
    }
}
