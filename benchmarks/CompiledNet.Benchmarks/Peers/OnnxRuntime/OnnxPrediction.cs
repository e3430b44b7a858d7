using System;
using System.Linq;
using CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;
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
    private readonly int _threads;

    private OnnxPrediction(InferenceSession session, int threads, float[] inputs, long[] inputShape, string output, long rows, long outputSize)
    {
        (_session, _threads) = (session, threads);
        _outputs = new float[rows * outputSize];
        _input = OrtValue.CreateTensorValueFromMemory(inputs, inputShape);
        _output = OrtValue.CreateTensorValueFromMemory(_outputs, [rows, outputSize]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _input);
        _binding.BindOutput(output, _output);
    }

    /// <summary>A chain of layers, on one thread.</summary>
    public static OnnxPrediction Of(PredictionTask task) => new(
        OnnxSession.Open(OnnxModel.Write(task.Model, task.Rows)), 1, task.Inputs, OnnxModel.InputShape(task.Model, task.Rows), OnnxModel.Output, task.Rows, task.Model.OutputSize);

    /// <summary>A graph, on as many threads as the task says.</summary>
    public static OnnxPrediction Of(GraphTask task)
    {
        var network = task.Network.Description;
        long[] shape = [task.Rows, .. network.Inputs[0].Shape.Select(axis => (long)axis)];
        string output = "";
        var session = OnnxSession.Open(OnnxModel.Write(writer =>
        {
            output = task.Onnx(new OnnxGraph(writer, task.Network, task.Rows));
            writer.Write(2, "graph");
            OnnxTensor.Declare(writer, 11, OnnxModel.Input, shape);
            OnnxTensor.Declare(writer, 12, output, [task.Rows, network.OutputSize]);
        }), task.Threads);
        return new(session, task.Threads, task.Inputs, shape, output, task.Rows, network.OutputSize);
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
