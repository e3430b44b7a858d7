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
