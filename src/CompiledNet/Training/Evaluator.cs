using System;

namespace CompiledNet;

/// <summary>Computes loss and metrics over a set of samples, block by block; it may run again and again.</summary>
internal sealed class Evaluator
{
    private readonly INetwork<float> _network;
    private readonly InferenceWorkspace<float> _workspace;
    private readonly Penalties _penalties;
    private readonly float[] _outputs, _losses;
    private readonly MetricTracker _metrics;
    private readonly double[] _outputLosses;
    private double _loss;

    public Evaluator(INetwork<float> network, MetricTracker metrics, int blockSize)
    {
        _network = network;
        _metrics = metrics;
        _workspace = new InferenceWorkspace<float>(network.Description, blockSize) { IsEvaluating = true };
        _penalties = new Penalties(network.Description);
        _outputs = new float[WorkspaceLength.Of(network.Description, blockSize, network.Description.OutputSize)];
        _losses = new float[checked(blockSize * network.Description.Outputs.Count)];
        _outputLosses = new double[network.Description.Outputs.Count];
    }

    /// <summary>Looks at the rows from <paramref name="first"/>; the sums run in row order, so that the block size does not matter, unless a mask reaches an output: its loss is a mean over each block then.</summary>
    public void Run(Dataset data, int first, int count, ReadOnlySpan<float> weights)
    {
        var network = _network.Description;
        _metrics.Reset();
        _workspace.States.Reset();
        Array.Clear(_outputLosses);
        for (int start = 0; start < count; start += _workspace.Capacity)
        {
            int rows = Math.Min(_workspace.Capacity, count - start);
            var inputs = data.Features.Slice((first + start) * network.InputSize, rows * network.InputSize);
            var targets = data.Targets.Slice((first + start) * network.TargetSize, rows * network.TargetSize);
            RunBlock(inputs, targets, weights.IsEmpty ? default : weights.Slice(start, rows), rows);
        }

        _loss = _penalties.Sum(_network.Parameters.Span);
        for (int i = 0; i < _outputLosses.Length; i++)
        {
            _outputLosses[i] /= count;
            if (network.Outputs[i].Loss is not null) _loss += network.Outputs[i].LossWeight * _outputLosses[i];
        }
    }

    /// <summary>Writes what the last run found into <paramref name="logs"/>, each name after <paramref name="prefix"/>.</summary>
    public void Report(Logs logs, string prefix)
    {
        var outputs = _network.Description.Outputs;
        logs.Report(prefix + "loss", _loss, MetricDirection.LowerIsBetter);
        for (int i = 0; outputs.Count > 1 && i < outputs.Count; i++)
            if (outputs[i].Loss is not null) logs.Report($"{prefix}{outputs[i].Name}_loss", _outputLosses[i], MetricDirection.LowerIsBetter);
        for (int i = 0; i < _metrics.Count; i++) logs.Report(prefix + _metrics.Name(i), _metrics[i].Result, _metrics[i].Direction);
    }

    private void RunBlock(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows)
    {
        BatchCheck.ClassIndices(_network.Description, targets, rows);
        var outputs = _outputs.AsSpan(0, rows * _network.Description.OutputSize);
        var losses = _losses.AsSpan(0, rows * _outputLosses.Length);
        _network.Infer(inputs, outputs, rows, _workspace);
        _network.Losses(outputs, targets, losses, rows, _workspace);
        _metrics.Update(outputs, targets, _workspace.Masks.Values, weights, rows);
        for (int row = 0; row < rows; row++)
        {
            float weight = weights.IsEmpty ? 1 : weights[row];
            for (int i = 0; i < _outputLosses.Length; i++) _outputLosses[i] += weight * losses[row * _outputLosses.Length + i];
        }
    }
}
