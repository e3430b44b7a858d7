using System;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Fowler, Noll and Vo's hash (FNV-1a, 64 bits) over whole numbers in place of bytes: it tells data sets apart.</summary>
internal static class NumberHash
{
    /// <summary>The hash of nothing.</summary>
    public const ulong Empty = 14695981039346656037;

    /// <summary>The hash of what <paramref name="before"/> is the hash of and then one more number.</summary>
    public static ulong Of(ulong value, ulong before) => unchecked((before ^ value) * 1099511628211);

    /// <summary>The hash of what <paramref name="before"/> is the hash of and then <paramref name="values"/>.</summary>
    public static ulong Of(ReadOnlySpan<float> values, ulong before = Empty)
    {
        ulong hash = before;
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(values)) hash = unchecked((hash ^ bits) * 1099511628211);
        return hash;
    }
}
