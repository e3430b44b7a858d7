using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The kernel that lays a matrix out in panels.</summary>
public static class MatrixPanels
{
    /// <summary>
    /// Copies <paramref name="rows"/> rows of <paramref name="columns"/> numbers, <paramref name="stride"/> numbers apart in a,
    /// into panels of <paramref name="panel"/> columns in b: one after the other, each row by row.
    /// </summary>
    [MethodImpl(Hot.Optimized)]
    public static void Copy<T>(ref T a, nint stride, ref T b, nint rows, nint columns, nint panel)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref a, row * stride);
            ref T to = ref Unsafe.Add(ref b, row * panel);
            for (nint left = 0; left < columns; left += panel)
            {
                int width = (int)Math.Min(panel, columns - left);
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, left), width).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, left * rows), width));
            }
        }
    }
}
