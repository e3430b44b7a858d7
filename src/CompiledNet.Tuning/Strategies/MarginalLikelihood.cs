using System;

namespace CompiledNet.Tuning;

/// <summary>
/// Finds length scales and noise of a Gaussian process: those of greatest posterior density, marginal likelihood times prior. Length scales
/// are log-normal around √2 + ½·ln d with deviation √3 for d hyper-parameters (Hvarfner, Hellsten and Nardi, "Vanilla Bayesian Optimization Performs Great
/// in High Dimensions", ICML 2024), the noise is log-normal and rather small. The maximum is climbed by the signs of the gradient
/// (Rprop: Riedmiller and Braun 1993), which needs no line search and ends after a fixed number of steps.
/// </summary>
internal static class MarginalLikelihood
{
    private const double LeastScale = -4, MostScale = 4, LeastNoise = -16, MostNoise = 0;
    private const double NoiseMean = -9, NoiseDeviation = 3;

    /// <summary>Where to begin without anything better.</summary>
    public static Logarithms Start(int scales)
    {
        double[] start = new double[scales];
        Array.Fill(start, Math.Log(0.5));
        return new Logarithms(start, -7);
    }

    /// <summary>Climbs from a start.</summary>
    public static Logarithms Maximize(double[][] points, double[] values, int[] scaleOf, Logarithms start, int steps)
    {
        int count = start.Scales.Length + 1;
        double[] at = [.. start.Scales, start.Noise], change = new double[count], before = new double[count];
        double scaleMean = Math.Sqrt(2) + 0.5 * Math.Log(start.Scales.Length);
        Array.Fill(change, 0.3);
        var best = start;
        double most = double.NegativeInfinity;
        for (int step = 0; step < steps; step++)
        {
            var here = new Logarithms(at[..^1], at[^1]);
            if (GaussianProcess.Through(points, values, scaleOf, here) is not { } process)
            {
                // More noise makes any covariance positive definite.
                at[^1] = Math.Min(at[^1] + 2, MostNoise);
                continue;
            }

            double density = process.LogLikelihood - Square((at[^1] - NoiseMean) / NoiseDeviation) / 2;
            for (int i = 0; i < count - 1; i++) density -= Square(at[i] - scaleMean) / 6;
            if (density > most) (best, most) = (here, density);
            var gradient = process.Gradient();
            for (int i = 0; i < count; i++)
            {
                double slope = i < count - 1 ? gradient.Scales[i] - (at[i] - scaleMean) / 3 : gradient.Noise - (at[i] - NoiseMean) / Square(NoiseDeviation);
                double turn = slope * before[i];
                change[i] = turn > 0 ? Math.Min(change[i] * 1.2, 1) : turn < 0 ? Math.Max(change[i] * 0.5, 1e-4) : change[i];
                before[i] = turn < 0 ? 0 : slope;
                if (turn < 0) continue;
                at[i] = i < count - 1
                    ? Math.Clamp(at[i] + Math.Sign(slope) * change[i], LeastScale, MostScale)
                    : Math.Clamp(at[i] + Math.Sign(slope) * change[i], LeastNoise, MostNoise);
            }
        }

        return best;
    }

    private static double Square(double x) => x * x;
}
