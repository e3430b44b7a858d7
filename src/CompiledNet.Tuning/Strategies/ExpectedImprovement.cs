using System;
using MathNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// How much less than the best a normal variable is on average, where it is less: E = d·(φ(z) + z·Φ(z)) with z = (best − mean) / d (Jones,
/// Schonlau and Welch 1998). As a logarithm, since E falls below the least number where nothing is promising.
/// </summary>
internal static class ExpectedImprovement
{
    private static readonly double s_logRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>
    /// Whether the improvement is certainly no more than <paramref name="most"/>: for z below 0 it is at most d·φ(z) / (1 + z²), as
    /// Φ(z) ≥ −z·φ(z) / (1 + z²) (Gordon 1941). Takes one exponential.
    /// </summary>
    public static bool IsAtMost(double most, double mean, double deviation, double best)
    {
        double z = (best - mean) / deviation;
        return most > 0 && z < 0 && deviation * Math.Exp(-z * z / 2 - s_logRootTwoPi) <= most * (1 + z * z);
    }

    public static double Log(double mean, double deviation, double best)
    {
        double z = (best - mean) / deviation;
        double logDensity = -z * z / 2 - s_logRootTwoPi;
        // φ(z) + z·Φ(z) → φ(z)/z²·(1 − 3/z² + 15/z⁴ − 105/z⁶) for z → −∞, where the sum cancels.
        double u = 1 / (z * z);
        return Math.Log(deviation) + (z > -8
            ? Math.Log(Math.Exp(logDensity) + z * 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2)))
            : logDensity + Math.Log(u * (1 - u * (3 - u * (15 - u * 105)))));
    }
}
