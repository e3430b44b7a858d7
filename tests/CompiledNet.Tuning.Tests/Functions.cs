using System;

namespace CompiledNet.Tuning.Tests;

/// <summary>Functions that optimizers are compared on (Dixon and Szegö 1978).</summary>
internal static class Functions
{
    private static readonly double[] s_weights = [1.0, 1.2, 3.0, 3.2];

    private static readonly double[][] s_steepness =
    [
        [10, 3, 17, 3.5, 1.7, 8],
        [0.05, 10, 17, 0.1, 8, 14],
        [3, 3.5, 1.7, 10, 17, 8],
        [17, 8, 0.05, 10, 0.1, 14],
    ];

    private static readonly double[][] s_centers =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
        [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
        [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    /// <summary>Branin's, with three minima of 0.397887 for x from -5 to 10 and y from 0 to 15.</summary>
    public static double Branin(double x, double y)
    {
        double parabola = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return parabola * parabola + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;
    }

    /// <summary>Hartmann's in six dimensions, with the minimum -3.32237 in the unit cube.</summary>
    public static double Hartmann6(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            double exponent = 0;
            for (int j = 0; j < 6; j++) exponent -= s_steepness[i][j] * (x[j] - s_centers[i][j]) * (x[j] - s_centers[i][j]);
            sum -= s_weights[i] * Math.Exp(exponent);
        }

        return sum;
    }
}
