using System;
using CompiledNet.Benchmarks.Workloads;
using TorchSharp;
using TorchSequential = TorchSharp.Modules.Sequential;
using static TorchSharp.torch;

namespace CompiledNet.Benchmarks.Peers.Torch;

/// <summary>Inference mode, the input tensor made once.</summary>
public sealed class TorchPrediction(PredictionTask task) : Contender
{
    private readonly TorchSequential _model = TorchModel.Build(task.Model, withLastActivation: true);
    private readonly Tensor _input = TorchModel.Inputs(task.Model, task.Inputs);

    public override void Run(int times)
    {
        using var mode = inference_mode();
        for (int time = 0; time < times; time++) _model.forward(_input).Dispose();
    }

    public override float[] Answer()
    {
        using var mode = inference_mode();
        using var output = _model.forward(_input);
        return TorchModel.Values(output);
    }

    public override void Dispose()
    {
        _model.Dispose();
        _input.Dispose();
        GC.SuppressFinalize(this);
    }
}
