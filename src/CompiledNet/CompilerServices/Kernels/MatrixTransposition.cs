using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The kernel that transposes a matrix.</summary>
public static class MatrixTransposition
{
    // Sixteen rows of a panel of sixteen columns are one gapless run in both matrices.
    private const int Block = 16;

    /// <summary>
    /// b = aᵀ for a with <paramref name="rows"/> rows of <paramref name="columns"/> numbers. Both lie in panels of
    /// <paramref name="panelA"/> and <paramref name="panelB"/> columns, one after the other, each row by row.
    /// </summary>
    [MethodImpl(Hot.Optimized)]
    public static void Transpose<T>(ref T a, ref T b, int rows, int columns, int panelA, int panelB) => TransposeRows(ref a, ref b, 0, rows, rows, columns, panelA, panelB);

    /// <summary>
    /// Of <see cref="Transpose"/> the columns of b that <paramref name="count"/> rows of a from <paramref name="first"/> on become, as a matrix of
    /// their own, in panels as well.
    /// </summary>
    [MethodImpl(Hot.Optimized)]
    public static void TransposeRows<T>(ref T a, ref T b, int first, int count, int rows, int columns, int panelA, int panelB)
    {
        for (int left = 0; left < columns; left += panelA)
        {
            int width = Math.Min(panelA, columns - left);
            for (int top = 0; top < count; top += Block)
            {
                ref T from = ref Unsafe.Add(ref a, (nint)left * rows + (nint)(first + top) * panelA), to = ref Unsafe.Add(ref b, (nint)left * panelB);
                TransposeBlock(ref from, ref to, top, Math.Min(Block, count - top), width, columns, panelA, panelB);
            }
        }
    }

    // Rows of a from top on become columns of b: of one of its panels, of a part of a wide one, or of several narrow ones.
    [MethodImpl(Hot.Inlined)]
    private static void TransposeBlock<T>(ref T from, ref T b, int top, int height, int width, int columns, int panelA, int panelB)
    {
        int tall = 0, wide = 0;
        if (typeof(T) == typeof(float) && Avx.IsSupported && panelB % SquareTransposition.WideSide == 0 && (height | width) % SquareTransposition.WideSide == 0)
        {
            (tall, wide) = (height, width);
            for (int row = 0; row < tall; row += SquareTransposition.WideSide)
            {
                ref float square = ref Unsafe.As<T, float>(ref Unsafe.Add(ref from, row * panelA)), to = ref Unsafe.As<T, float>(ref Column(ref b, top + row, columns, panelB));
                for (int i = 0; i < wide; i += SquareTransposition.WideSide)
                    SquareTransposition.TransposeWide(ref Unsafe.Add(ref square, i), panelA, ref Unsafe.Add(ref to, i * panelB), panelB);
            }
        }
        else if (typeof(T) == typeof(float) && panelB % SquareTransposition.Side == 0)
        {
            (tall, wide) = (height - height % SquareTransposition.Side, width - width % SquareTransposition.Side);
            for (int row = 0; row < tall; row += SquareTransposition.Side)
            {
                ref float square = ref Unsafe.As<T, float>(ref Unsafe.Add(ref from, row * panelA)), to = ref Unsafe.As<T, float>(ref Column(ref b, top + row, columns, panelB));
                for (int i = 0; i < wide; i += SquareTransposition.Side)
                    SquareTransposition.Transpose(ref Unsafe.Add(ref square, i), panelA, ref Unsafe.Add(ref to, i * panelB), panelB);
            }
        }

        // What is beside the squares, and below them.
        for (int row = wide < width ? 0 : tall; row < height; row++)
        {
            ref T to = ref Column(ref b, top + row, columns, panelB);
            for (int i = row < tall ? wide : 0; i < width; i++) Unsafe.Add(ref to, i * panelB) = Unsafe.Add(ref from, row * panelA + i);
        }
    }

    /// <summary>
    /// Transposes blocks of a matrix one by one: a has <paramref name="blocks"/> times <paramref name="rows"/> rows of
    /// <paramref name="columns"/> numbers, b as many times <paramref name="columns"/> rows of <paramref name="rows"/>, both in panels.
    /// </summary>
    [MethodImpl(Hot.Optimized)]
    public static void TransposeBlocks<T>(ref T a, ref T b, int blocks, int rows, int columns, int panelA, int panelB)
    {
        for (int block = 0; block < blocks; block++)
        {
            for (int column = 0; column < columns; column++)
            {
                ref T from = ref Unsafe.Add(ref Column(ref a, column, blocks * rows, panelA), (nint)block * rows * panelA);
                for (int row = 0; row < rows; row++)
                    Unsafe.Add(ref Column(ref b, row, blocks * columns, panelB), (nint)(block * columns + column) * panelB) = Unsafe.Add(ref from, row * panelA);
            }
        }
    }

    // Where a column of a matrix in panels begins.
    private static ref T Column<T>(ref T matrix, int column, int rows, int panel) =>
        ref Unsafe.Add(ref matrix, (nint)(column / panel) * panel * rows + column % panel);
}
