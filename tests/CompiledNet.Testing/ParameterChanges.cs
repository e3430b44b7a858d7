using System;
using System.Runtime.InteropServices;
using CompiledNet.CompilerServices;

namespace CompiledNet.Testing;

/// <summary>Writes parameters where they lie in memory, padding included, as training does; users have no way to.</summary>
public static class ParameterChanges
{
    /// <summary>Sets one number of the block.</summary>
    public static void SetNumber<T>(this INetwork<T> network, int at, T value) where T : unmanaged => network.Change(block => block[at] = value);

    /// <summary>Sets all numbers to zero.</summary>
    public static void Clear<T>(this INetwork<T> network) where T : unmanaged => network.Change(block => block.Clear());

    /// <summary>Changes the block.</summary>
    public static void Change<T>(this INetwork<T> network, Action<Span<T>> change) where T : unmanaged
    {
        change(MemoryMarshal.AsMemory(network.Parameters).Span);
        ((ICompiledNetwork<T>)network).ParameterSet.MarkChanged();
    }
}
