using System;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The memory that one caller needs to predict: the results of the layers for up to <see cref="Capacity"/> samples.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class InferenceWorkspace<T> where T : unmanaged
{
    private readonly NetworkDescription _description;

    /// <summary>Reserves memory for <paramref name="capacity"/> samples of the described network.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive, or too large for the network.</exception>
    public InferenceWorkspace(NetworkDescription description, int capacity)
    {
        ArgumentNullException.ThrowIfNull(description);
        _description = description;
        Capacity = capacity;
        Buffer = new AlignedBuffer<T>(WorkspaceLength.Of(description, capacity, description.Workspaces.InferenceRowLength, description.Workspaces.InferenceFixedLength));
        States = new BatchStates<T>(description, capacity);
        Masks = new OutputMasks<T>(description, capacity);
    }

    /// <summary>The largest number of samples at a time.</summary>
    public int Capacity { get; }

    /// <summary>The memory, laid out by the generator.</summary>
    public AlignedBuffer<T> Buffer { get; }

    /// <summary>What stateful recurrent layers carry from one batch to the next.</summary>
    public BatchStates<T> States { get; }

    /// <summary>
    /// Whether <see cref="ICompiledNetwork{T}.Infer"/> also leaves here what <see cref="ICompiledNetwork{T}.Losses"/> needs besides the outputs:
    /// <see cref="Masks"/>, and <see cref="Logits"/> where a loss works on them. Off unless set, which saves the time.
    /// </summary>
    public bool IsEvaluating
    {
        get;
        init
        {
            field = value;
            Logits = value && _description.LossesReadLogits ? new T[WorkspaceLength.Of(_description, Capacity, _description.OutputSize)] : [];
        }
    }

    /// <summary>Which positions of masked outputs count, if <see cref="IsEvaluating"/>.</summary>
    public OutputMasks<T> Masks { get; }

    /// <summary>
    /// What the last activation was applied to at outputs whose loss works on it, each where its prediction lies in a row of
    /// <see cref="NetworkDescription.OutputSize"/> numbers; empty if there is no such output, or nothing is evaluated.
    /// </summary>
    public T[] Logits { get; private init; } = [];
}
