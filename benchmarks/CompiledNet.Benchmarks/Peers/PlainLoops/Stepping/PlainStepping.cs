using System;
using System.Linq;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.PlainLoops.Stepping;

/// <summary>A chain of <see cref="PlainStep"/>.</summary>
public sealed class PlainStepping(SteppingTask task) : SteppingContender(task)
{
    private readonly PlainStep[] _layers = [.. task.Model.Layers.Select(PlainStep.Of)];
    private readonly float[] _output = new float[task.Model.OutputSize];

    public override void Run(int times)
    {
        int width = Task.Model.InputSize;
        for (int time = 0; time < times; time++)
        {
            ReadOnlySpan<float> values = Task.Inputs.AsSpan(Frame * width, width);
            foreach (var layer in _layers) values = layer.Step(values);
            values.CopyTo(_output);
            Frame = (Frame + 1) % SteppingTask.Frames;
        }
    }

    protected override ReadOnlySpan<float> Output => _output;

    protected override void Reset()
    {
        foreach (var layer in _layers) layer.Reset();
    }
}
