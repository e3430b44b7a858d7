using System;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// Points that fill a space evenly, one after the other: the n-th coordinate of dimension i is the fractional part of s + n / gⁱ, where g is the
/// root of x^(d+1) = x + 1 above 1, the golden ratio for one dimension (Roberts 2018), and s a shift of the search.
/// </summary>
internal static class EvenSpread
{
    /// <summary>Beyond the streams of the trials.</summary>
    private const ulong ShiftStream = 1UL << 32;

    public static Point At(SearchSpace space, int number, int seed)
    {
        double ratio = 2;
        for (int i = 0; i < 40; i++) ratio = Math.Pow(1 + ratio, 1.0 / (space.Hyperparameters.Count + 1));
        return space.Build(hyperparameter =>
        {
            double unit = new RandomStream(seed, ShiftStream + (ulong)hyperparameter.Index).NextDouble() + number / Math.Pow(ratio, hyperparameter.Index + 1);
            return unit - Math.Floor(unit);
        });
    }
}
