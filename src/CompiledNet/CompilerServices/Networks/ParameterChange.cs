using System;

namespace CompiledNet.CompilerServices;

/// <summary>A change of parameters in place, from when it is made to when it is disposed of.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly ref struct ParameterChange<T>(ParameterSet<T> set, Span<T> span) where T : unmanaged
{
    /// <summary>All parameters in one block.</summary>
    public Span<T> Span { get; } = span;

    /// <summary>From now on what was derived from the parameters is stale.</summary>
    public void Dispose() => set.MarkChanged();
}
