using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CompiledNet.Plots;

/// <summary>
/// The directions in which points differ most, by the singular values of the centered points (scikit-learn's <c>PCA</c>): to see many numbers in two dimensions. Each
/// direction has the sign that makes its largest number positive.
/// </summary>
public sealed class PrincipalComponents
{
    private readonly double[] _mean;
    private readonly double[][] _axes;

    private PrincipalComponents(double[] mean, double[][] axes, double[] variances, double total)
    {
        (_mean, _axes, Variances) = (mean, axes, variances);
        VarianceRatios = [.. variances.Select(variance => total > 0 ? variance / total : 0)];
    }

    /// <summary>The mean of the points.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>The directions, each of length 1, the one of most variance first.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Axes => _axes;

    /// <summary>The variance along each direction, with the divisor n − 1.</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>Which share of all variance each is.</summary>
    public IReadOnlyList<double> VarianceRatios { get; }

    /// <summary>Finds the directions.</summary>
    /// <param name="points">A row per point: features, or what a layer makes of them.</param>
    /// <param name="width">Numbers per point.</param>
    /// <param name="count">How many directions, from 1 to the width and to the points less one.</param>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows, one is not finite, or there are fewer than two points.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many directions.</exception>
    public static PrincipalComponents Fit(ReadOnlySpan<float> points, int width, int count = 2)
    {
        int rows = Rows(points.Length, width);
        if (rows < 2) throw new ArgumentException($"Directions need two points, and there are {rows}.", nameof(points));
        if (count < 1 || count > Math.Min(width, rows - 1)) throw new ArgumentOutOfRangeException(nameof(count), count, $"{rows} points of {width} numbers have 1 to {Math.Min(width, rows - 1)} directions.");
        var matrix = Matrix<double>.Build.Dense(rows, width);
        for (int i = 0; i < points.Length; i++)
            matrix[i / width, i % width] = float.IsFinite(points[i]) ? points[i] : throw new ArgumentException($"Number {i % width} of point {i / width} is {points[i]}; finite numbers were expected.", nameof(points));
        double[] mean = [.. matrix.ColumnSums().Select(sum => sum / rows)];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < width; column++) matrix[row, column] -= mean[column];
        // The triangle of a QR decomposition has the singular values of the whole, and at most as many rows as the shorter side.
        bool isTall = rows >= width;
        var factors = (isTall ? matrix : matrix.Transpose()).QR(QRMethod.Thin);
        var svd = factors.R.Svd();
        var directions = isTall ? svd.VT : (factors.Q * svd.U).Transpose();
        double[] variances = [.. svd.S.Select(value => value * value / (rows - 1))];
        return new PrincipalComponents(mean, [.. Enumerable.Range(0, count).Select(i => Signed(directions.Row(i).ToArray()))], variances[..count], variances.Sum());
    }

    /// <summary>The points along the directions.</summary>
    /// <param name="points">Rows of as many numbers as those that the directions were found for.</param>
    /// <returns>[point, direction]</returns>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows.</exception>
    public double[,] Project(ReadOnlySpan<float> points)
    {
        int width = _mean.Length, rows = Rows(points.Length, width);
        double[,] projected = new double[rows, _axes.Length];
        for (int row = 0; row < rows; row++)
            for (int axis = 0; axis < _axes.Length; axis++)
            {
                double sum = 0;
                for (int i = 0; i < width; i++) sum += (points[row * width + i] - _mean[i]) * _axes[axis][i];
                projected[row, axis] = sum;
            }

        return projected;
    }

    private static int Rows(int numbers, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (numbers % width != 0) throw new ArgumentException($"Rows of {width} numbers were expected, but {numbers} numbers do not fill whole rows.", "points");
        return numbers / width;
    }

    private static double[] Signed(double[] axis) => axis.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(axis, value => -value) : axis;
}
