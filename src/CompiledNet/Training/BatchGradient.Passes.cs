using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The way forward and the ways back as calls of their own, whose gradients add up, and the states between batches.</summary>
internal sealed partial class BatchGradient
{
    private AlignedBuffer<float> _earlier;
    private float[] _inputGradients = [];
    private readonly BatchCopy _given = new();
    private BatchMemory _forwarded;
    private bool _hasEarlier;

    /// <summary>Whether gradients from <see cref="Backward"/> wait for an update.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Runs a batch forward and returns its outputs.</summary>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> inputs, int rows, long step)
    {
        Begin(rows, step);
        for (int i = 0; i < _plan.Count(rows); i++) _shards[i].KeepOutputs = true;
        // Copied in any case, as the way back reads them too.
        _forwarded = _copy.Of(new BatchSpans { Inputs = inputs });
        _passes.Run(BatchPass.Forward, _forwarded.Spans, rows);
        WeighMasks();
        return _passes.Outputs.AsSpan(0, rows * _network.Description.OutputSize);
    }

    /// <summary>Goes back through the batch of the last <see cref="Forward"/>, and adds to the gradients of calls before that wait.</summary>
    public void Backward(ReadOnlySpan<float> outputGradients)
    {
        if (IsPending)
        {
            Collect();
            if (_earlier.Length == 0) _earlier = new AlignedBuffer<float>(Gradient.Length);
            Gradient.CopyTo(_earlier.Span);
            _hasEarlier = true;
        }

        var given = _forwarded with { OutputGradients = _given.Of(new BatchSpans { OutputGradients = outputGradients }).OutputGradients };
        _passes.Run(BatchPass.BackFromOutputs, given.Spans, _rows);
        _sum.Count = _plan.Count(_rows);
        IsPending = true;
    }

    /// <summary>The gradients of the inputs from the last way back, row by row; only of a network that gives them.</summary>
    public ReadOnlySpan<float> InputGradients()
    {
        int width = _network.Description.InputSize;
        if (_shards.Length == 1) return _shards[0].InputGradients.AsSpan(0, _rows * width);
        if (_inputGradients.Length < _rows * width) _inputGradients = new float[_rows * width];
        for (int i = 0; i < _plan.Count(_rows); i++)
        {
            int first = _shards[i].FirstRow;
            _shards[i].InputGradients.AsSpan(0, _plan.LengthAt(first, _rows) * width).CopyTo(_inputGradients.AsSpan(first * width));
        }

        return _inputGradients.AsSpan(0, _rows * width);
    }

    /// <summary>Brings all that waits together in <see cref="Gradient"/>.</summary>
    public void Collect()
    {
        if (_hasEarlier || Parts > 1) Complete();
        if (!_hasEarlier) return;
        GradientSum.Add(_earlier.Span, Gradient, Gradient);
        _hasEarlier = false;
    }

    /// <summary>Nothing waits any more.</summary>
    public void ClearPending() => IsPending = _hasEarlier = false;

    /// <summary>Forgets the states that stateful recurrent layers carry from batch to batch.</summary>
    public void ResetStates()
    {
        foreach (var shard in _shards) shard.States.Reset();
    }

    /// <summary>All those states, shard after shard.</summary>
    public float[] States()
    {
        int length = _shards[0].States.Buffer.Length;
        float[] states = new float[_shards.Length * length];
        if (length > 0)
            for (int i = 0; i < _shards.Length; i++) _shards[i].States.Buffer.Span.CopyTo(states.AsSpan(i * length));
        return states;
    }

    /// <summary>Goes on behind a batch of so many rows that has left these states.</summary>
    public void SetStates(ReadOnlySpan<float> states, int rows)
    {
        int length = states.Length / _shards.Length, count = rows == 0 || length == 0 ? 0 : _plan.Count(rows);
        for (int i = 0; i < count; i++) _shards[i].States.Restore(states.Slice(i * length, length), _plan.LengthAt(i * _plan.Length(rows), rows));
    }
}
