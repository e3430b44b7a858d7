using System;
using System.Collections.Generic;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>What rests while a part of the network is frozen.</summary>
public abstract partial class Optimizer
{
    private static readonly Range[] s_all = [Range.All];
    private float[] _resting = [];

    /// <summary>Which parameters of the network rest; null if there is no network.</summary>
    private protected FrozenParameters? Frozen { get; private set; }

    /// <summary>The numbers that are not frozen.</summary>
    private protected ReadOnlySpan<Range> Live => Frozen is { } frozen ? frozen.Live : s_all;

    /// <summary>Whether <see cref="Step"/> itself leaves out what is frozen.</summary>
    private protected virtual bool LeavesOutFrozen => false;

    /// <summary>From now on these parameters rest, and so does the state for them.</summary>
    internal void Rest(FrozenParameters frozen)
    {
        Frozen = frozen;
        _tensors.Clear();
        for (int i = 0; i < _network!.Parameters.Count; i++)
        {
            var parameter = _network.Parameters[i];
            if (parameter.Trainable && !frozen[i]) _tensors.Add(RangeOf(parameter));
        }

        FindGroups(_network, frozen);
    }

    // The padding between the rows has neither numbers nor gradients, so that whatever goes over all may run over it.
    private static Range RangeOf(ParameterDescription parameter) =>
        parameter.Offset..(parameter.Count == 0 ? parameter.Offset : parameter.IndexOf(parameter.Rows - 1, parameter.Columns - 1) + 1);

    /// <summary>Takes a step of what is not frozen. An optimizer that knows nothing of that steps over all, and what rests is put back, of its state what has names.</summary>
    internal void UpdateLive(Span<float> parameters, Span<float> gradients)
    {
        if (Frozen is not { Any: true } frozen || LeavesOutFrozen)
        {
            Update(parameters, gradients);
            return;
        }

        int length = 0;
        foreach (var range in frozen.Resting) length += range.GetOffsetAndLength(_length).Length;
        if (_resting.Length < length * (_slots.Count + 1)) _resting = new float[length * (_slots.Count + 1)];
        Move(parameters, isBack: false);
        Update(parameters, gradients);
        Move(parameters, isBack: true);
    }

    private void Move(Span<float> parameters, bool isBack)
    {
        int at = Move(parameters, 0, isBack);
        foreach (var (_, values) in _slots) at = Move(values.Span, at, isBack);
    }

    private int Move(Span<float> values, int at, bool isBack)
    {
        foreach (var range in Frozen!.Resting)
        {
            Span<float> part = values[range], kept = _resting.AsSpan(at);
            if (isBack) kept[..part.Length].CopyTo(part);
            else part.CopyTo(kept);
            at += part.Length;
        }

        return at;
    }
}
