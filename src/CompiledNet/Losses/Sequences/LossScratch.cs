using System;

namespace CompiledNet;

/// <summary>Memory of a thread for what a loss computes on its way; it grows to the largest sample, and then nothing is allocated.</summary>
internal static class LossScratch
{
    [ThreadStatic]
    private static double[]? t_numbers;

    /// <summary>So many numbers, whatever they are; until the thread's next call.</summary>
    public static Span<double> Of(int length)
    {
        if (t_numbers is null || t_numbers.Length < length) t_numbers = new double[length];
        return t_numbers.AsSpan(0, length);
    }
}
