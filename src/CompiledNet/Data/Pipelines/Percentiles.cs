using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Percentiles in straight lines between neighbours, NumPy's default.</summary>
internal static class Percentiles
{
    /// <summary>The number below which this share of the numbers lies.</summary>
    public static double Of(double[] numbers, double share)
    {
        double[] sorted = [.. numbers];
        Array.Sort(sorted);
        return OfSorted(sorted, share);
    }

    /// <summary>The same of numbers in ascending order.</summary>
    [MethodImpl(Hot.Optimized)]
    public static double OfSorted(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int low = Math.Min((int)position, sorted.Length - 1), high = Math.Min(low + 1, sorted.Length - 1);
        return position == low ? sorted[low] : sorted[low] + (sorted[high] - sorted[low]) * (position - low);
    }
}
