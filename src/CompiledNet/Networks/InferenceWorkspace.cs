using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The memory that one caller needs to predict: the results of the layers for up to <see cref="Capacity"/> samples.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class InferenceWorkspace<T> where T : unmanaged
{
    /// <summary>Reserves memory for <paramref name="capacity"/> samples of the described network.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public InferenceWorkspace(NetworkDescription description, int capacity)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Capacity = capacity;
        Buffer = new AlignedBuffer<T>(checked(description.InferenceRowLength * capacity + description.InferenceFixedLength));
        States = new BatchStates<T>(description, capacity);
        Masks = new OutputMasks<T>(description, capacity);
    }

    /// <summary>The largest number of samples at a time.</summary>
    public int Capacity { get; }

    /// <summary>The memory, laid out by the generator.</summary>
    public AlignedBuffer<T> Buffer { get; }

    /// <summary>What stateful recurrent layers carry from one batch to the next.</summary>
    public BatchStates<T> States { get; }

    /// <summary>Which positions of masked outputs count, after a call that was told to keep them.</summary>
    public OutputMasks<T> Masks { get; }
}
