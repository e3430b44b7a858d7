using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CompiledNet.Tuning;

/// <summary>Rows of numbers, a vector at a time.</summary>
internal static class Rows
{
    /// <summary>The sum of the products, over the length of the first.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        var left = MemoryMarshal.Cast<double, Vector<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> even = default, odd = default;
        int i = 0;
        for (; i + 1 < left.Length; i += 2)
        {
            even += left[i] * right[i];
            odd += left[i + 1] * right[i + 1];
        }

        if (i < left.Length) even += left[i] * right[i];
        double sum = Vector.Sum(even + odd);
        for (int j = left.Length * Vector<double>.Count; j < a.Length; j++) sum += a[j] * b[j];
        return sum;
    }

    /// <summary>Adds a multiple of the first, over its length.</summary>
    public static void AddScaled(ReadOnlySpan<double> a, double scale, Span<double> to)
    {
        to = to[..a.Length];
        var from = MemoryMarshal.Cast<double, Vector<double>>(a);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(to);
        for (int i = 0; i < from.Length; i++) sums[i] += scale * from[i];
        for (int j = from.Length * Vector<double>.Count; j < a.Length; j++) to[j] += scale * a[j];
    }
}
