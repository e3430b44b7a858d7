using System;
using System.Linq;
using CompiledNet.Benchmarks.Workloads;
using Microsoft.ML.OnnxRuntime;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;

/// <summary>A session over a graph, bound once to memory that stays.</summary>
public sealed class OnnxGraphPrediction : Contender
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _input, _output;
    private readonly float[] _outputs;
    private readonly int _threads;

    public OnnxGraphPrediction(GraphTask task)
    {
        var network = task.Network.Description;
        long[] shape = [task.Rows, .. network.Inputs[0].Shape.Select(axis => (long)axis)];
        string output = "";
        _threads = task.Threads;
        _session = OnnxSession.Open(OnnxModel.Write(writer =>
        {
            output = task.Onnx(new OnnxGraph(writer, task.Network, task.Rows));
            writer.Write(2, "graph");
            OnnxTensor.Declare(writer, 11, OnnxModel.Input, shape);
            OnnxTensor.Declare(writer, 12, output, [task.Rows, network.OutputSize]);
        }), task.Threads);
        _outputs = new float[task.Rows * network.OutputSize];
        _input = OrtValue.CreateTensorValueFromMemory(task.Inputs, shape);
        _output = OrtValue.CreateTensorValueFromMemory(_outputs, [task.Rows, network.OutputSize]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _input);
        _binding.BindOutput(output, _output);
    }

    public override bool LeavesThreadsSpinning => _threads > 1;

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
