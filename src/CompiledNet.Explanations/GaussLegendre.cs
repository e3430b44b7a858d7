using System;

namespace CompiledNet.Explanations;

/// <summary>Points and weights of the quadrature of Gauss and Legendre, exact for polynomials up to degree 2n − 1.</summary>
internal static class GaussLegendre
{
    /// <summary>Those for the integral from 0 to 1: the roots of the Legendre polynomial by Newton's method, w = 2 / ((1 − x²)·P'(x)²), moved from −1 to 1.</summary>
    public static (double[] Points, double[] Weights) On01(int count)
    {
        double[] points = new double[count], weights = new double[count];
        for (int i = 0; i < count; i++)
        {
            double x = Math.Cos(Math.PI * (count - i - 0.25) / (count + 0.5)), slope = 0;
            for (int round = 0; round < 100; round++)
            {
                double value = 1, before = 0;
                for (int k = 1; k <= count; k++) (value, before) = (((2 * k - 1) * x * value - (k - 1) * before) / k, value);
                slope = count * (x * value - before) / (x * x - 1);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-15) break;
            }

            points[i] = (x + 1) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }

        return (points, weights);
    }
}
