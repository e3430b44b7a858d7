using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Numerics;

/// <summary>The kernel of dropout that drops whole channels, forward and backward alike.</summary>
/// <remarks>J. Tompson et al., "Efficient Object Localization Using Convolutional Networks", CVPR 2015.</remarks>
public static class SpatialDropout
{
    /// <summary>
    /// y = x · mask / (1 - rate) for <paramref name="rows"/> rows of <paramref name="positions"/> times
    /// <paramref name="stride"/> numbers; all positions of a row share the mask.
    /// </summary>
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
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; channel < stride; channel++)
            {
                T factor = Dropout.Bits(draw.Block(node, row, channel / 8), channel % 8) < threshold ? T.Zero : scale;
                nint end = (nint)(row + 1) * length;
                for (nint at = (nint)row * length + channel; at < end; at += stride) Unsafe.Add(ref y, at) = Unsafe.Add(ref x, at) * factor;
            }
        }
    }
}
