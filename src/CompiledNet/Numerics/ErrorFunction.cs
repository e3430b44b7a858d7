using System;

namespace CompiledNet.Numerics;

/// <summary>The error function of a single number.</summary>
internal static class ErrorFunction
{
    /// <summary>2/√π ∫₀ˣ exp(-t²) dt, by its power series near zero and the continued fraction of erfc beyond.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a < 3)
        {
            double term = x, sum = x;
            for (int n = 1; n < 100 && Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
            {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }

            return 2 / Math.Sqrt(Math.PI) * sum;
        }

        double fraction = 0;
        for (int n = 60; n > 0; n--) fraction = n / 2.0 / (a + fraction);
        return Math.CopySign(1 - Math.Exp(-a * a) / ((a + fraction) * Math.Sqrt(Math.PI)), x);
    }
}
