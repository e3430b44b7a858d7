using System;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CompiledNet.Tuning;

/// <summary>
/// A Gaussian process of mean zero through given values: the Matérn covariance of <see cref="Covariance"/> times a variance, plus noise. The
/// variance is the one of greatest likelihood, yᵀC⁻¹y / n with C = K + ν·I (Rasmussen and Williams 2006, chapters 2 and 5).
/// </summary>
internal sealed class GaussianProcess
{
    private readonly double[][] _points;
    private readonly int[] _scaleOf;
    private readonly double[] _inverseSquares, _weights;
    private readonly double[] _inverse;

    private GaussianProcess(double[][] points, double[] values, int[] scaleOf, Logarithms logarithms, Cholesky<double> factor)
    {
        (_points, _scaleOf, Logarithms) = (points, scaleOf, logarithms);
        _inverseSquares = logarithms.InverseSquares();
        int count = points.Length;
        _inverse = Inverse(factor.Factor);
        _weights = factor.Solve(Vector<double>.Build.Dense(values)).AsArray();
        double fit = 0;
        for (int i = 0; i < count; i++) fit += values[i] * _weights[i];
        Variance = Math.Max(fit / count, 1e-12);
        LogLikelihood = -0.5 * (count * (Math.Log(2 * Math.PI * Variance) + 1) + factor.DeterminantLn);
    }

    /// <summary>Length scales and noise.</summary>
    public Logarithms Logarithms { get; }

    /// <summary>The variance of the process.</summary>
    public double Variance { get; }

    /// <summary>The logarithm of the marginal likelihood of the values.</summary>
    public double LogLikelihood { get; }

    /// <summary>Makes the process through values at points.</summary>
    /// <param name="points">A vector per value.</param>
    /// <param name="values">The values.</param>
    /// <param name="scaleOf">Which length scale each number of a vector has.</param>
    /// <param name="logarithms">Length scales and noise.</param>
    /// <returns>The process, or null if the covariance is not positive definite in double precision.</returns>
    public static GaussianProcess? Through(double[][] points, double[] values, int[] scaleOf, Logarithms logarithms)
    {
        int count = points.Length;
        double[] covariance = new double[count * count], inverseSquares = logarithms.InverseSquares();
        double noise = Math.Exp(logarithms.Noise);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
                covariance[i * count + j] = covariance[j * count + i] = Covariance.Of(SquaredDistance(points[i], points[j], scaleOf, inverseSquares));
            covariance[i * count + i] = 1 + noise;
        }

        try
        {
            return new GaussianProcess(points, values, scaleOf, logarithms, Matrix<double>.Build.Dense(count, count, covariance).Cholesky());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Mean and standard deviation of the process, without the noise, at a point.</summary>
    public (double Mean, double Deviation) At(double[] point)
    {
        int count = _points.Length;
        Span<double> covariance = count <= 512 ? stackalloc double[count] : new double[count];
        double mean = 0, explained = 0;
        for (int i = 0; i < count; i++)
        {
            covariance[i] = Covariance.Of(SquaredDistance(point, _points[i], _scaleOf, _inverseSquares));
            mean += covariance[i] * _weights[i];
        }

        for (int i = 0; i < count; i++)
        {
            double sum = 0;
            var row = _inverse.AsSpan(i * count, count);
            for (int j = 0; j < row.Length; j++) sum += row[j] * covariance[j];
            explained += sum * covariance[i];
        }

        return (mean, Math.Sqrt(Variance * Math.Max(1 - explained, 1e-12)));
    }

    /// <summary>The gradient of <see cref="LogLikelihood"/> by the logarithms: ½·Σ (wwᵀ/σ² − C⁻¹)·∂C with w = C⁻¹y.</summary>
    public Logarithms Gradient()
    {
        int count = _points.Length;
        double[] scales = new double[_inverseSquares.Length];
        double noise = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double factor = (_weights[i] * _weights[j] / Variance - _inverse[i * count + j])
                    * Covariance.Slope(SquaredDistance(_points[i], _points[j], _scaleOf, _inverseSquares));
                for (int k = 0; k < _scaleOf.Length; k++)
                {
                    double difference = _points[i][k] - _points[j][k];
                    scales[_scaleOf[k]] += factor * difference * difference * _inverseSquares[_scaleOf[k]];
                }
            }

            noise += _weights[i] * _weights[i] / Variance - _inverse[i * count + i];
        }

        return new Logarithms(scales, 0.5 * noise * Math.Exp(Logarithms.Noise));
    }

    // C⁻¹ = L⁻ᵀ·L⁻¹, whose rows are made by substitution.
    private static double[] Inverse(Matrix<double> lower)
    {
        int count = lower.RowCount;
        double[] factor = lower.ToRowMajorArray(), inverse = new double[count * count], rows = new double[count * count];
        for (int i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * count, i + 1);
            for (int j = 0; j < i; j++) Rows.AddScaled(rows.AsSpan(j * count, j + 1), -factor[i * count + j], row);
            row[i] = 1;
            foreach (ref double value in row) value /= factor[i * count + i];
            for (int j = 0; j <= i; j++) Rows.AddScaled(row, row[j], inverse.AsSpan(j * count));
        }

        return inverse;
    }

    private static double SquaredDistance(double[] a, double[] b, int[] scaleOf, double[] inverseSquares)
    {
        double sum = 0;
        for (int k = 0; k < scaleOf.Length; k++)
        {
            double difference = a[k] - b[k];
            sum += difference * difference * inverseSquares[scaleOf[k]];
        }

        return sum;
    }
}
