using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Workloads;
using Microsoft.ML.OnnxRuntime;

namespace CompiledNet.Benchmarks.Peers.OnnxRuntime.Stepping;

/// <summary>
/// A session that takes one frame. Two bindings take turns, so that what one call leaves as its states the next reads in
/// place: nothing is copied but the frame.
/// </summary>
public sealed class OnnxStepping : SteppingContender
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding[] _bindings = new OrtIoBinding[2];
    private readonly List<float[]> _states = [];
    private readonly List<OrtValue> _values = [];
    private readonly float[] _frame, _output;
    private int _turn;

    public OnnxStepping(SteppingTask task) : base(task)
    {
        var layers = task.Model.Layers;
        List<(string Input, string Output, long[] Shape)> states = [];
        long[] frameShape = OnnxStepChain.FrameShape(layers[0]), outputShape = [1, task.Model.OutputSize];
        _session = OnnxSession.Open(OnnxModel.Write(graph =>
        {
            var chain = new OnnxStepChain(graph);
            foreach (var layer in layers) chain.Add(layer, isLast: layer == layers[^1]);
            graph.Write(2, "model");
            OnnxTensor.Declare(graph, 11, OnnxModel.Input, frameShape);
            OnnxTensor.Declare(graph, 12, OnnxModel.Output, outputShape);
            foreach (var (input, output, shape) in states = chain.States)
            {
                OnnxTensor.Declare(graph, 11, input, shape);
                OnnxTensor.Declare(graph, 12, output, shape);
            }
        }));
        (_frame, _output) = (new float[task.Model.InputSize], new float[task.Model.OutputSize]);
        OrtValue frame = Bound(_frame, frameShape), result = Bound(_output, outputShape);
        var memories = states.Select(state => new[] { StateOf(state.Shape), StateOf(state.Shape) }).ToArray();
        for (int turn = 0; turn < 2; turn++)
        {
            var binding = _bindings[turn] = _session.CreateIoBinding();
            binding.BindInput(OnnxModel.Input, frame);
            binding.BindOutput(OnnxModel.Output, result);
            foreach (var (state, memory) in states.Zip(memories))
            {
                binding.BindInput(state.Input, memory[turn]);
                binding.BindOutput(state.Output, memory[1 - turn]);
            }
        }
    }

    public override void Run(int times)
    {
        for (int time = 0; time < times; time++)
        {
            Task.Inputs.AsSpan(Frame * _frame.Length, _frame.Length).CopyTo(_frame);
            _session.RunWithBinding(_runOptions, _bindings[_turn]);
            _turn = 1 - _turn;
            Frame = (Frame + 1) % SteppingTask.Frames;
        }
    }

    public override void Dispose()
    {
        foreach (var binding in _bindings) binding.Dispose();
        foreach (var value in _values) value.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override ReadOnlySpan<float> Output => _output;

    protected override void Reset()
    {
        foreach (float[] state in _states) Array.Clear(state);
    }

    private OrtValue StateOf(long[] shape)
    {
        _states.Add(new float[shape.Aggregate((a, b) => a * b)]);
        return Bound(_states[^1], shape);
    }

    private OrtValue Bound(float[] memory, long[] shape)
    {
        _values.Add(OrtValue.CreateTensorValueFromMemory(memory, shape));
        return _values[^1];
    }
}
