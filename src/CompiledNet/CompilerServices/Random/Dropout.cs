using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The kernel of dropout, forward and backward alike.</summary>
/// <remarks>N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014.</remarks>
public static class Dropout
{
    /// <summary>
    /// y = x · mask / (1 - rate) for <paramref name="rows"/> rows. Whether a number stays follows from seed, step, row, node
    /// and position alone.
    /// </summary>
    public static void Apply<T>(ref T x, ref T y, int rows, int stride, double rate, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(ref x, ref y, rows, stride, rate, node, draw, 1 / (1 - rate), 0, 0);

    /// <summary>y = mask / (1 - rate) for <paramref name="rows"/> rows: what <see cref="Apply"/> multiplies by.</summary>
    public static void Factors<T>(ref T y, int rows, int stride, double rate, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MemoryMarshal.CreateSpan(ref y, rows * stride).Fill(T.One);
        Apply(ref y, ref y, rows, stride, rate, node, draw);
    }

    /// <summary>y = x · scale + offset where a number stays, and <paramref name="dropped"/> where it does not.</summary>
    [MethodImpl(Hot.Optimized)]
    internal static void Run<T>(ref T x, ref T y, int rows, int stride, double rate, int node, RandomDraw draw, double scale, double offset, double dropped)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!draw.Active || rate == 0)
        {
            MemoryMarshal.CreateReadOnlySpan(ref x, rows * stride).CopyTo(MemoryMarshal.CreateSpan(ref y, rows * stride));
            return;
        }

        T factor = T.CreateTruncating(scale), term = T.CreateTruncating(offset), constant = T.CreateTruncating(dropped);
        uint threshold = Threshold(rate);
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < stride; i += 8)
            {
                var block = draw.Block(node, row, i / 8);
                int count = Math.Min(8, stride - i);
                nint at = (nint)row * stride + i;
                for (int j = 0; j < count; j++)
                    Unsafe.Add(ref y, at + j) = Bits(block, j) < threshold ? constant : Unsafe.Add(ref x, at + j) * factor + term;
            }
        }
    }

    /// <summary>A 16-bit draw below it drops the number: the rate is met to within 2⁻¹⁷.</summary>
    internal static uint Threshold(double rate) => (uint)Math.Round(rate * 65536);

    /// <summary>The 16-bit draw number <paramref name="index"/>, 0 to 7, of a block.</summary>
    [MethodImpl(Hot.Optimized)]
    internal static uint Bits((uint, uint, uint, uint) block, int index)
    {
        uint word = (index >> 1) switch { 0 => block.Item1, 1 => block.Item2, 2 => block.Item3, _ => block.Item4 };
        return (index & 1) == 0 ? word & 0xFFFF : word >> 16;
    }
}
