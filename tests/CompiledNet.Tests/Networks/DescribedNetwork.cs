using System;
using System.Threading;
using CompiledNet.CompilerServices;

namespace CompiledNet.Tests.Networks;

/// <summary>A network of the described size, whose prediction is its input.</summary>
public sealed class DescribedNetwork(int rowLength, int parameters, long multiplyAdds, bool isRecurrent = false, params OutputDescription[] outputs) : INetwork<float>
{
    private int _steps;

    /// <summary>How many shards were trained.</summary>
    public int Steps => _steps;

    public NetworkDescription Description { get; } = new()
    {
        Name = "Described", Inputs = [new("x", [1], 0)], Layers = [], Parameters = [], Outputs = outputs is [] ? [new("x", [1], 0, 0, 1, "MeanSquaredError", 1)] : outputs,
        InputSize = 1, OutputSize = Math.Max(1, outputs.Length), TargetSize = Math.Max(1, outputs.Length), MultiplyAdds = multiplyAdds,
        ParameterLength = parameters, TrainableLength = parameters, Workspaces = new(rowLength, rowLength, 0, 0), IsRecurrent = isRecurrent,
    };

    public ParameterSet<float> ParameterSet { get; set; } = new(parameters);

    public void Infer(ReadOnlySpan<float> inputs, Span<float> outputs, int rows, InferenceWorkspace<float> workspace) => inputs.CopyTo(outputs);

    public float Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, int rows, TrainingWorkspace<float> workspace)
    {
        Interlocked.Increment(ref _steps);
        return 0;
    }

    public void Losses(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> losses, int rows, InferenceWorkspace<float> workspace) => throw new NotSupportedException();
}
