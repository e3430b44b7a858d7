using System;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>Predicts row by row.</summary>
public sealed class PlainPrediction(PredictionTask task) : Contender
{
    private readonly PlainNetwork _network = new(task.Model);
    private readonly float[] _outputs = new float[task.Rows * task.Model.OutputSize];

    public override void Run(int times)
    {
        int inputSize = task.Model.InputSize, outputSize = task.Model.OutputSize;
        for (int time = 0; time < times; time++)
            for (int row = 0; row < task.Rows; row++)
                _network.Forward(task.Inputs.AsSpan(row * inputSize, inputSize)).CopyTo(_outputs.AsSpan(row * outputSize, outputSize));
    }

    public override float[] Answer()
    {
        Run(1);
        return _outputs;
    }
}
