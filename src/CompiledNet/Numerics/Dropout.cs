using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Numerics;

/// <summary>The kernel of dropout, forward and backward alike.</summary>
/// <remarks>N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014.</remarks>
public static class Dropout
{
    /// <summary>
    /// y = x · mask / (1 - rate) for <paramref name="rows"/> rows. Whether a number stays follows from seed, step, row, node
    /// and position alone.
    /// </summary>
    public static void Apply<T>(ref T x, ref T y, int rows, int stride, double rate, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!draw.Active || rate == 0)
        {
            MemoryMarshal.CreateReadOnlySpan(ref x, rows * stride).CopyTo(MemoryMarshal.CreateSpan(ref y, rows * stride));
            return;
        }

        T scale = T.CreateTruncating(1 / (1 - rate));
        // A 16-bit draw below the threshold drops the number: the rate is met to within 2⁻¹⁷.
        uint threshold = (uint)Math.Round(rate * 65536);
        for (int row = 0; row < rows; row++)
        {
            ulong stream = ((ulong)(uint)node << 32) | (uint)(draw.FirstRow + row);
            for (int i = 0; i < stride; i += 8)
            {
                var (a, b, c, d) = Philox.Block(draw.Seed, stream, ((ulong)draw.Step << 24) + (uint)(i / 8));
                int count = Math.Min(8, stride - i);
                nint at = (nint)row * stride + i;
                for (int j = 0; j < count; j++)
                {
                    uint word = (j >> 1) switch { 0 => a, 1 => b, 2 => c, _ => d };
                    uint bits = (j & 1) == 0 ? word & 0xFFFF : word >> 16;
                    Unsafe.Add(ref y, at + j) = bits < threshold ? T.Zero : Unsafe.Add(ref x, at + j) * scale;
                }
            }
        }
    }
}
