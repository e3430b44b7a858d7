using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CompiledNet.Tuning;

/// <summary>
/// The Gaussian process of <see cref="GaussianProcess"/> at fixed length scales and noise, point after point: with C = K + ν·I = L·Lᵀ a new point adds a row to L⁻¹, at the cost of the
/// square of the points and not their cube. What it gives for some points is the same to the bit however many were there before and were taken back.
/// </summary>
internal sealed class ProcessPosterior(Logarithms logarithms, int[] scaleOf)
{
    // Below that a point is the same as others, but for rounding.
    private const double LeastPivot = 1e-12;

    // Rows of L⁻¹ between two looks at whether the rest matters.
    private const int RowsAtOnce = 16;

    private readonly double[] _inverseSquares = logarithms.InverseSquares();
    private readonly double _noise = Math.Exp(logarithms.Noise);
    private readonly List<double[]> _rows = [];
    // The points, coordinate by coordinate.
    private readonly double[][] _columns = Array.ConvertAll(scaleOf, _ => Array.Empty<double>());
    private double[] _weights = [], _covariance = [];
    private double _variance;

    public Logarithms Logarithms => logarithms;

    public int Count => _rows.Count;

    /// <summary>Takes one more point.</summary>
    /// <returns>Whether the covariance stays positive definite in double precision; if not, nothing has changed.</returns>
    public bool Add(double[] point)
    {
        int count = Count;
        if (_covariance.Length < count + 1) Reserve();
        Covariances(point);
        double[] row = new double[count + 1];
        double pivot = 1 + _noise;
        for (int i = 0; i < count; i++)
        {
            double share = Rows.Dot(_rows[i], _covariance);
            pivot -= share * share;
            Rows.AddScaled(_rows[i], share, row);
        }

        if (!(pivot > LeastPivot)) return false;
        double scale = 1 / Math.Sqrt(pivot);
        for (int i = 0; i < count; i++) row[i] *= -scale;
        row[count] = scale;
        for (int k = 0; k < point.Length; k++) _columns[k][count] = point[k];
        _rows.Add(row);
        return true;
    }

    /// <summary>Takes the last points back.</summary>
    public void KeepFirst(int count) => _rows.RemoveRange(count, Count - count);

    /// <summary>Puts the process through values at its points, at the variance of greatest likelihood.</summary>
    public void Fit(ReadOnlySpan<double> values)
    {
        if (_weights.Length < Count) Reserve();
        Array.Clear(_weights);
        double fit = 0;
        for (int i = 0; i < Count; i++)
        {
            double part = Rows.Dot(_rows[i], values);
            fit += part * part;
            Rows.AddScaled(_rows[i], part, _weights);
        }

        _variance = Math.Max(fit / Count, 1e-12);
    }

    /// <summary>The mean at one of the points, without the noise: K·C⁻¹·y = y − ν·C⁻¹·y.</summary>
    public double MeanAt(int index, double value) => value - _noise * _weights[index];

    /// <summary>The mean at a point.</summary>
    public double Mean(double[] point)
    {
        Covariances(point);
        return Rows.Dot(_covariance.AsSpan(0, Count), _weights);
    }

    /// <summary>The logarithm of the expected improvement at a point; negative infinity if it is certainly no more than <paramref name="most"/>.</summary>
    /// <remarks>The improvement grows with the deviation, and each row of L⁻¹ explains more of it away, so that many points are known to be poor before the last row.</remarks>
    public double Promise(double[] point, double best, double most)
    {
        double mean = Mean(point), left = 1, least = Math.Exp(most);
        for (int i = 0; i < Count; i++)
        {
            if (i % RowsAtOnce == 0 && ExpectedImprovement.IsAtMost(least, mean, Deviation(left), best)) return double.NegativeInfinity;
            double share = Rows.Dot(_rows[i], _covariance);
            left -= share * share;
        }

        return ExpectedImprovement.Log(mean, Deviation(left), best);
    }

    private void Reserve()
    {
        Array.Resize(ref _weights, 2 * (Count + 16));
        _covariance = new double[_weights.Length];
        for (int k = 0; k < _columns.Length; k++) Array.Resize(ref _columns[k], _weights.Length);
    }

    private double Deviation(double left) => Math.Sqrt(_variance * Math.Max(left, 1e-12));

    // Whole vectors, the last of which reaches beyond the points; the memory is long enough.
    private void Covariances(double[] point)
    {
        var sums = MemoryMarshal.Cast<double, Vector<double>>(_covariance.AsSpan())[..((Count + Vector<double>.Count - 1) / Vector<double>.Count)];
        sums.Clear();
        for (int k = 0; k < point.Length; k++)
        {
            var column = MemoryMarshal.Cast<double, Vector<double>>(_columns[k].AsSpan())[..sums.Length];
            Vector<double> here = new(point[k]), inverseSquare = new(_inverseSquares[scaleOf[k]]);
            for (int i = 0; i < sums.Length; i++)
            {
                var difference = here - column[i];
                sums[i] += difference * difference * inverseSquare;
            }
        }

        for (int i = 0; i < sums.Length; i++) sums[i] = Covariance.Of(sums[i]);
    }
}
