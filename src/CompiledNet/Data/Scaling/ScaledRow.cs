using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The linear rules of a scaler at one row, in double precision: the same bits for any width of vectors.</summary>
internal static class ScaledRow
{
    /// <summary>y = (x − offset) · factor + low.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void Apply(ReadOnlySpan<float> x, Span<float> y, double[] offset, double[] factor, double low)
    {
        int i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            int middle = i + Vector<double>.Count;
            Vector.Widen(new Vector<float>(x[i..]), out var first, out var second);
            first = (first - new Vector<double>(offset, i)) * new Vector<double>(factor, i) + new Vector<double>(low);
            second = (second - new Vector<double>(offset, middle)) * new Vector<double>(factor, middle) + new Vector<double>(low);
            Vector.Narrow(first, second).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++) y[i] = (float)((x[i] - offset[i]) * factor[i] + low);
    }

    /// <summary>x = (y − low) / factor + offset.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void Invert(ReadOnlySpan<float> y, Span<float> x, double[] offset, double[] factor, double low)
    {
        int i = 0;
        for (; i <= y.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            int middle = i + Vector<double>.Count;
            Vector.Widen(new Vector<float>(y[i..]), out var first, out var second);
            first = (first - new Vector<double>(low)) / new Vector<double>(factor, i) + new Vector<double>(offset, i);
            second = (second - new Vector<double>(low)) / new Vector<double>(factor, middle) + new Vector<double>(offset, middle);
            Vector.Narrow(first, second).CopyTo(x[i..]);
        }

        for (; i < y.Length; i++) x[i] = (float)((y[i] - low) / factor[i] + offset[i]);
    }
}
