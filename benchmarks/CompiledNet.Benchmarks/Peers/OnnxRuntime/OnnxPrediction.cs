using System;
using CompiledNet.Benchmarks.Workloads;
using Microsoft.ML.OnnxRuntime;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime;

/// <summary>A session whose inputs and outputs are bound once, in memory that stays: nothing is looked up, copied or made per call.</summary>
public sealed class OnnxPrediction : Contender
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _input, _output;
    private readonly float[] _outputs;

    public OnnxPrediction(PredictionTask task)
    {
        _session = OnnxSession.Open(OnnxModel.Write(task.Model, task.Rows));
        _outputs = new float[task.Rows * task.Model.OutputSize];
        _input = OrtValue.CreateTensorValueFromMemory(task.Inputs, OnnxModel.InputShape(task.Model, task.Rows));
        _output = OrtValue.CreateTensorValueFromMemory(_outputs, [task.Rows, task.Model.OutputSize]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _input);
        _binding.BindOutput(OnnxModel.Output, _output);
    }

    public override void Run(int times)
    {
        for (int time = 0; time < times; time++) _session.RunWithBinding(_runOptions, _binding);
    }

    public override float[] Answer()
    {
        Run(1);
        return _outputs;
    }

    public override void Dispose()
    {
        _binding.Dispose();
        _input.Dispose();
        _output.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
        GC.SuppressFinalize(this);
    }
}
