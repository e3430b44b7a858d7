using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// Subtracts the mean of each feature in the training data and divides by its (population) standard deviation. A feature
/// with one value only becomes 0. As scikit-learn's StandardScaler.
/// </summary>
public sealed class StandardScaler : Scaler
{
    internal const string MeanName = "scaler.mean", DeviationName = "scaler.deviation";

    private const double Epsilon = 2.220446049250313e-16;

    private readonly double[] _mean, _deviation;

    internal StandardScaler(double[] mean, double[] deviation)
        : base(mean, Array.ConvertAll(deviation, value => 1 / value), 0) => (_mean, _deviation) = (mean, deviation);

    /// <summary>The mean of each feature.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>What each feature is divided by: its standard deviation, or 1 if it has one value only.</summary>
    public IReadOnlyList<double> Deviation => _deviation;

    /// <summary>Learns mean and deviation of each feature.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="threads">How many threads learn, the calling one included; at least 1. What they learn is the same to the bit.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static StandardScaler Fit(Dataset data, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.FeatureMemory, data.FeatureCount, threads, data.FeatureNames);
    }

    /// <summary>Learns mean and deviation of each target, for <see cref="Scaler.ApplyToTargets"/>; predictions come back by <see cref="Scaler.Invert(ReadOnlySpan{float}, Span{float})"/>.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="threads">How many threads learn, the calling one included; at least 1. What they learn is the same to the bit.</param>
    /// <exception cref="ArgumentException">A value is not finite, or there are no targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static StandardScaler FitTargets(Dataset data, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.TargetMemory, data.TargetCount, threads, data.TargetNames);
    }

    /// <summary>Learns mean and deviation of each column of rows that lie one after another.</summary>
    /// <exception cref="ArgumentException">A value is not finite, or the rows are not whole.</exception>
    public static StandardScaler Fit(ReadOnlySpan<float> rows, int width)
    {
        ScalerInput.CheckShape(rows.Length, width);
        double[] mean = new double[width], deviation = new double[width];
        Learn(rows, width, 0, width, mean, deviation);
        return Of(rows, mean, deviation, []);
    }

    private static StandardScaler Fit(ReadOnlyMemory<float> rows, int width, int threads, IReadOnlyList<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ScalerInput.CheckShape(rows.Length, width);
        double[] mean = new double[width], deviation = new double[width];
        SharedWork.Columns(width, threads, (first, end) => Learn(rows.Span, width, first, end, mean, deviation));
        return Of(rows.Span, mean, deviation, names);
    }

    // Mean and deviation of the columns from the first to before the end.
    private static void Learn(ReadOnlySpan<float> rows, int width, int first, int end, double[] mean, double[] deviation)
    {
        int count = rows.Length / width;
        ColumnSums.Add(rows, width, first, end, mean);
        for (int column = first; column < end; column++) mean[column] /= count;
        ColumnSums.AddSquares(rows, width, first, end, mean, deviation);
        for (int column = first; column < end; column++)
        {
            double variance = deviation[column] / count;
            // No more than the rounding of the sums can make of equal values (scikit-learn: _is_constant_feature).
            double rounding = count * Epsilon * variance + Math.Pow(count * mean[column] * Epsilon, 2);
            deviation[column] = variance <= rounding ? 1 : Math.Sqrt(variance);
        }
    }

    // The mean of floats is finite if and only if all of them are.
    private static StandardScaler Of(ReadOnlySpan<float> rows, double[] mean, double[] deviation, IReadOnlyList<string> names)
    {
        if (!Array.TrueForAll(mean, double.IsFinite)) ScalerInput.CheckFinite(rows, mean.Length);
        return new StandardScaler(mean, deviation) { FeatureNames = names };
    }

    internal override NamedTensor[] ToTensors() =>
    [
        new(MeanName, [FeatureCount], _mean),
        new(DeviationName, [FeatureCount], _deviation),
    ];
}
