using System;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>
/// The states that stateful recurrent layers carry from one batch to the next: row i of a batch goes on where row i of
/// the batch before ended, until <see cref="Reset"/>. Of a network without such layers there are none.
/// </summary>
/// <remarks>As <c>stateful=True</c> of Keras, save that each caller's memory has states of its own, and not the layer.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BatchStates<T> where T : unmanaged
{
    internal BatchStates(NetworkDescription description, int capacity)
    {
        if (description.StateRowLength > 0) Buffer = new AlignedBuffer<T>(WorkspaceLength.Of(description, capacity, description.StateRowLength));
    }

    /// <summary>The memory, laid out by the generator; zero after a reset.</summary>
    public AlignedBuffer<T> Buffer { get; }

    /// <summary>Rows of every batch since the last reset; 0 before the first.</summary>
    public int Rows { get; private set; }

    /// <summary>Forgets all states: the next batch begins at zero, and may have another number of rows.</summary>
    public void Reset()
    {
        Buffer.Span.Clear();
        Rows = 0;
    }

    /// <summary>Goes on behind a batch of so many rows that has left these states.</summary>
    internal void Restore(ReadOnlySpan<T> states, int rows)
    {
        states.CopyTo(Buffer.Span);
        Rows = rows;
    }

    /// <summary>Takes note of a batch.</summary>
    /// <exception cref="ArgumentException">It has not as many rows as those before.</exception>
    internal void Continue(NetworkDescription description, int rows)
    {
        if (description.StateRowLength == 0) return;
        BatchCheck.SameRows(description, rows, Rows);
        Rows = rows;
    }
}
