using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The kernel of dropout that drops whole channels, forward and backward alike.</summary>
/// <remarks>J. Tompson et al., "Efficient Object Localization Using Convolutional Networks", CVPR 2015.</remarks>
public static class SpatialDropout
{
    // Channels that one block of random bits decides on.
    private const int Channels = 8;

    /// <summary>
    /// y = x · mask / (1 - rate) for <paramref name="rows"/> rows of <paramref name="positions"/> times
    /// <paramref name="stride"/> numbers; all positions of a row share the mask.
    /// </summary>
    [MethodImpl(Hot.Optimized)]
    public static void Apply<T>(ref T x, ref T y, int rows, int positions, int stride, double rate, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = positions * stride;
        if (!draw.Active || rate == 0)
        {
            MemoryMarshal.CreateReadOnlySpan(ref x, rows * length).CopyTo(MemoryMarshal.CreateSpan(ref y, rows * length));
            return;
        }

        T scale = T.CreateTruncating(1 / (1 - rate));
        uint threshold = Dropout.Threshold(rate);
        Span<T> factors = stackalloc T[Channels];
        for (int row = 0; row < rows; row++)
        {
            for (int first = 0; first < stride; first += Channels)
            {
                var block = draw.Block(node, row, first / Channels);
                int count = Math.Min(Channels, stride - first);
                for (int j = 0; j < count; j++) factors[j] = Dropout.Bits(block, j) < threshold ? T.Zero : scale;
                nint end = (nint)(row + 1) * length;
                for (nint at = (nint)row * length + first; at < end; at += stride)
                    for (int j = 0; j < count; j++) Unsafe.Add(ref y, at + j) = Unsafe.Add(ref x, at + j) * factors[j];
            }
        }
    }
}
