using System;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Exchanges rows of numbers, of which each process has filled in its own.</summary>
internal static class RowExchange
{
    /// <summary>Gives every process the rows of all.</summary>
    /// <param name="exchange">How.</param>
    /// <param name="values">Rows × <paramref name="width"/> numbers, in the order of the ranks.</param>
    /// <param name="width">Numbers a row.</param>
    /// <param name="counts">The rows of each process; bytes afterwards.</param>
    public static void GatherRows(this Exchange exchange, Span<float> values, int width, Span<int> counts)
    {
        if (width == 0) return;
        foreach (ref int count in counts) count *= width * sizeof(float);
        exchange.AllGather(MemoryMarshal.AsBytes(values), counts);
    }
}
