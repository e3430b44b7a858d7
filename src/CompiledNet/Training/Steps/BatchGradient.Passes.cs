using System;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The way forward and the ways back as calls of their own, whose gradients add up, and the states between batches.</summary>
internal sealed partial class BatchGradient
{
    private AlignedBuffer<float> _earlier;
    private float[] _inputGradients = [], _innerGradients = [], _attentionWeights = [], _kept = [];
    private readonly BatchCopy _given = new();
    private BatchMemory _forwarded;
    private bool _hasEarlier;

    /// <summary>Whether gradients from <see cref="Backward"/> wait for an update.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Whether there was a way back since the last way forward.</summary>
    public bool HasInputGradients { get; private set; }

    /// <summary>Runs a batch forward and returns its outputs; it is copied, as the way back reads it too.</summary>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> inputs, int rows, long step)
    {
        Begin(rows, step);
        if (_passes.AreShared(_share))
        {
            var copy = _copy.Of(new BatchSpans { Inputs = inputs });
            ForwardOn(new BatchSpans(in copy), copy, rows);
        }
        else
        {
            // Shard by shard, on the way to the caches.
            if (_kept.Length < inputs.Length) _kept = GC.AllocateUninitializedArray<float>(Capacity * _network.Description.InputSize);
            ForwardOn(new BatchSpans { Inputs = inputs, KeptInputs = _kept }, new BatchMemory(_kept.AsMemory(0, inputs.Length), default, default), rows);
        }

        return _passes.Outputs.AsSpan(0, rows * _network.Description.OutputSize);
    }

    private void ForwardOn(in BatchSpans batch, BatchMemory forBackward, int rows)
    {
        for (int i = 0; i < _share.Shards; i++) _shards[i].KeepOutputs = true;
        _passes.Run(BatchPass.Forward, batch, _share, rows);
        _forwarded = forBackward;
        WeighMasks();
    }

    /// <summary>Goes back through the batch of the last way forward, and adds to the gradients of calls before that wait.</summary>
    public void Backward(ReadOnlySpan<float> outputGradients)
    {
        SetPendingAside();
        try
        {
            if (_passes.AreShared(_share))
            {
                var given = _forwarded with { OutputGradients = _given.Of(new BatchSpans { OutputGradients = outputGradients }).OutputGradients };
                _passes.Run(BatchPass.BackFromOutputs, new BatchSpans(in given), _share, _rows);
            }
            else
            {
                _passes.Run(BatchPass.BackFromOutputs, new BatchSpans { Inputs = _forwarded.Inputs.Span, OutputGradients = outputGradients }, _share, _rows);
            }
        }
        catch
        {
            TakePendingBack();
            throw;
        }

        _sum.Count = _share.Shards;
        IsPending = HasInputGradients = true;
    }

    /// <summary>The gradients of the mean loss of a batch as of a whole step, added to those that wait. Returns the sum of the losses.</summary>
    public double ComputeMore(in BatchSpans batch, int rows, long step)
    {
        SetPendingAside();
        try
        {
            double loss = Compute(batch, rows, step);
            IsPending = true;
            return loss;
        }
        catch
        {
            TakePendingBack();
            throw;
        }
    }

    /// <summary>The gradients of the inputs from the last way back, row by row; only of a network that gives them.</summary>
    public ReadOnlySpan<float> InputGradients() => Rows(shard => shard.InputGradients, _network.Description.InputSize, ref _inputGradients);

    /// <summary>Those of the outputs without a loss, in rows of all outputs.</summary>
    public ReadOnlySpan<float> InnerGradients() => Rows(shard => shard.InnerGradients, _network.Description.OutputSize, ref _innerGradients);

    /// <summary>What the queries of the last batch looked at, row by row; only of a network that says so.</summary>
    public ReadOnlySpan<float> AttentionWeights() => Rows(shard => shard.AttentionWeights, _network.Description.AttentionSize, ref _attentionWeights);

    private ReadOnlySpan<float> Rows(Func<TrainingWorkspace<float>, float[]> ofShard, int width, ref float[] rows)
    {
        if (_shards.Length == 1) return ofShard(_shards[0]).AsSpan(0, _rows * width);
        if (rows.Length < _rows * width) rows = new float[_rows * width];
        for (int i = 0; i < _share.Shards; i++)
            ofShard(_shards[i]).AsSpan(0, _share.RowsOf(i) * width).CopyTo(rows.AsSpan(_share.FirstRowOf(i) * width));

        return rows.AsSpan(0, _rows * width);
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

    // The next way back overwrites the gradients.
    private void SetPendingAside()
    {
        if (!IsPending) return;
        Collect();
        if (_earlier.Length == 0) _earlier = new AlignedBuffer<float>(Gradient.Length);
        Gradient.CopyTo(_earlier.Span);
        _hasEarlier = true;
    }

    // A loss or an activation of a user's may throw: what waited is still there.
    private void TakePendingBack()
    {
        if (!_hasEarlier) return;
        _earlier.Span.CopyTo(Gradient);
        _sum.Count = 1;
        _hasEarlier = false;
    }

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
