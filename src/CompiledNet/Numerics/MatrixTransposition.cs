using System;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The kernel that transposes a matrix.</summary>
public static class MatrixTransposition
{
    // Small enough that a block of both matrices stays in the first-level cache.
    private const int Block = 16;

    /// <summary>b = aᵀ for a with <paramref name="rows"/> rows of <paramref name="columns"/> numbers; the strides are distances of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(ref T a, ref T b, int rows, int columns, int strideA, int strideB)
    {
        for (int top = 0; top < rows; top += Block)
        {
            int bottom = Math.Min(top + Block, rows);
            for (int left = 0; left < columns; left += Block)
            {
                int right = Math.Min(left + Block, columns);
                for (int column = left; column < right; column++)
                {
                    ref T to = ref Unsafe.Add(ref b, (nint)column * strideB);
                    for (int row = top; row < bottom; row++) Unsafe.Add(ref to, row) = Unsafe.Add(ref a, (nint)row * strideA + column);
                }
            }
        }
    }
}
