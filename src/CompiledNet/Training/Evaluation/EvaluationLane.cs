using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>What one thread of an evaluation has for itself: memory to predict a block in, and what it found for each row.</summary>
internal sealed class EvaluationLane
{
    private readonly INetwork<float> _network;
    private readonly InferenceWorkspace<float> _workspace;
    private readonly float[] _outputs, _losses;
    private readonly FunctionLosses? _functions;
    private readonly double[] _rowLosses;

    public EvaluationLane(INetwork<float> network, int rows, LossFunction? function)
    {
        var description = network.Description;
        (_network, _functions, _rowLosses) = (network, function is null ? null : new FunctionLosses(description, function), new double[description.Outputs.Count]);
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

    /// <summary>All of these.</summary>
    public EvaluatedBlock Block => new(Outputs, Losses, Masks, Rows);

    /// <summary>Forgets the states of stateful recurrent layers.</summary>
    public void ResetStates() => _workspace.States.Reset();

    /// <summary>Predicts a block and computes its losses.</summary>
    public void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows)
    {
        Rows = rows;
        var outputs = _outputs.AsSpan(0, rows * _network.Description.OutputSize);
        _network.Infer(inputs, outputs, rows, _workspace);
        if (_functions is not null) Ask(_functions, outputs, targets);
        else _network.Losses(outputs, targets, _losses.AsSpan(0, rows * _network.Description.Outputs.Count), rows, _workspace);
    }

    private void Ask(FunctionLosses functions, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        var network = _network.Description;
        var masks = _workspace.Masks;
        masks.Weigh(Rows);
        for (int row = 0; row < Rows; row++)
        {
            functions.Compute(
                outputs.Slice(row * network.OutputSize, network.OutputSize), targets.Slice(row * network.TargetSize, network.TargetSize),
                masks.Values.AsSpan(row * network.MaskSize, network.MaskSize), masks.Weights, _rowLosses, gradient: default);
            for (int i = 0; i < _rowLosses.Length; i++) _losses[row * _rowLosses.Length + i] = (float)_rowLosses[i];
        }
    }
}
