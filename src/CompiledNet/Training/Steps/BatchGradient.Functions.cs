using System;

namespace CompiledNet;

/// <summary>The gradients of a batch whose losses are computed by functions.</summary>
internal sealed partial class BatchGradient
{
    private float[] _functionGradients = [];
    private double[] _rowLosses = [];

    /// <summary>Runs forward, asks the functions row by row, and runs back. Returns the sum of the weighted losses.</summary>
    public double Compute(FunctionLosses functions, ref readonly BatchMemory batch, int rows, long step)
    {
        Begin(rows, step);
        int width = _network.Description.OutputSize;
        if (_functionGradients.Length < rows * width)
            (_functionGradients, _rowLosses) = (new float[rows * width], new double[_network.Description.Outputs.Count]);
        for (int i = 0; i < _share.Shards; i++) _shards[i].KeepOutputs = true;
        _passes.Run(BatchPass.Forward, new BatchSpans(in batch), _share, rows);
        WeighMasks();
        for (int i = 0; i < _share.Shards; i++) Ask(functions, in batch, i, rows);
        var given = batch with { OutputGradients = _functionGradients.AsMemory(0, rows * width) };
        _passes.Run(BatchPass.BackFromOutputs, new BatchSpans(in given), _share, rows);
        return Total();
    }

    private void Ask(FunctionLosses functions, ref readonly BatchMemory batch, int shard, int rows)
    {
        var network = _network.Description;
        int first = _share.FirstRowOf(shard);
        var losses = _losses.AsSpan(shard * (1 + _outputLosses.Length), 1 + _outputLosses.Length);
        losses.Clear();
        for (int row = first; row < first + _share.RowsOf(shard); row++)
        {
            var gradient = _functionGradients.AsSpan(row * network.OutputSize, network.OutputSize);
            functions.Compute(
                _passes.Outputs.AsSpan(row * network.OutputSize, network.OutputSize), batch.Targets.Span.Slice(row * network.TargetSize, network.TargetSize),
                _passes.Masks.AsSpan(row * network.MaskSize, network.MaskSize), _shards[shard].Masks.Weights, _rowLosses, gradient);
            float weight = batch.SampleWeights.IsEmpty ? 1 : batch.SampleWeights.Span[row];
            for (int i = 0; i < _rowLosses.Length; i++)
            {
                losses[0] += weight * network.Outputs[i].LossWeight * _rowLosses[i];
                if (losses.Length > 1) losses[1 + i] += weight * _rowLosses[i];
            }

            foreach (ref float number in gradient) number *= weight / rows;
        }
    }
}
