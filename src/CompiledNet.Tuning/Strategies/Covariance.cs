using System;
using System.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// The Matérn covariance of smoothness 5/2 with a length scale per hyper-parameter, at variance 1:
/// k(r) = (1 + √5·r + 5/3·r²)·exp(−√5·r) with r² = Σ (Δ / ℓ)² (Rasmussen and Williams 2006, section 4.2).
/// </summary>
internal static class Covariance
{
    private static readonly double s_root5 = Math.Sqrt(5);

    public static double Of(double squaredDistance)
    {
        double r = s_root5 * Math.Sqrt(squaredDistance);
        return (1 + r + r * r / 3) * Math.Exp(-r);
    }

    public static Vector<double> Of(Vector<double> squaredDistance)
    {
        var r = s_root5 * Vector.SquareRoot(squaredDistance);
        return (Vector<double>.One + r + r * r / 3) * Vector.Exp(-r);
    }

    /// <summary>What the derivative by the logarithm of a length scale is, divided by (Δ / ℓ)²: 5/3·(1 + √5·r)·exp(−√5·r).</summary>
    public static double Slope(double squaredDistance)
    {
        double r = s_root5 * Math.Sqrt(squaredDistance);
        return 5.0 / 3 * (1 + r) * Math.Exp(-r);
    }
}
