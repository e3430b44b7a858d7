using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>What one thread of an evaluation has for itself: memory to predict a block in, and what it found for each row.</summary>
internal sealed class EvaluationLane
{
    private readonly INetwork<float> _network;
    private readonly InferenceWorkspace<float> _workspace;
    private readonly float[] _outputs, _losses;
    private readonly LossFunction? _function;

    public EvaluationLane(INetwork<float> network, int rows, LossFunction? function)
    {
        var description = network.Description;
        (_network, _function) = (network, function);
        _workspace = new InferenceWorkspace<float>(description, rows) { IsEvaluating = true };
        _outputs = new float[WorkspaceLength.Of(description, rows, description.OutputSize)];
        _losses = new float[checked(rows * description.Outputs.Count)];
    }

    /// <summary>The rows of the last block.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows × OutputSize numbers.</summary>
    public ReadOnlySpan<float> Outputs => _outputs.AsSpan(0, Rows * _network.Description.OutputSize);

    /// <summary>Rows × outputs, the losses of each row.</summary>
    public ReadOnlySpan<float> Losses => _losses.AsSpan(0, Rows * _network.Description.Outputs.Count);

    /// <summary>Which positions of masked outputs count.</summary>
    public ReadOnlySpan<float> Masks => _workspace.Masks.Values;

    /// <summary>Forgets the states of stateful recurrent layers.</summary>
    public void ResetStates() => _workspace.States.Reset();

    /// <summary>Predicts a block and computes its losses.</summary>
    public void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows)
    {
        Rows = rows;
        var outputs = _outputs.AsSpan(0, rows * _network.Description.OutputSize);
        _network.Infer(inputs, outputs, rows, _workspace);
        if (_function is not null) Ask(_function, outputs, targets);
        else _network.Losses(outputs, targets, _losses.AsSpan(0, rows * _network.Description.Outputs.Count), rows, _workspace);
    }

    private void Ask(LossFunction function, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        var network = _network.Description;
        float[] gradient = new float[network.OutputSize];
        for (int row = 0; row < Rows; row++)
            _losses[row] = (float)function.Compute(outputs.Slice(row * network.OutputSize, network.OutputSize), targets.Slice(row * network.TargetSize, network.TargetSize), gradient);
    }
}
