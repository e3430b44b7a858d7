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
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static StandardScaler Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Features, data.FeatureCount, data.FeatureNames);
    }

    /// <summary>Learns mean and deviation of each target, for <see cref="Scaler.ApplyToTargets"/>; predictions come back by <see cref="Scaler.Invert(ReadOnlySpan{float}, Span{float})"/>.</summary>
    /// <exception cref="ArgumentException">A value is not finite, or there are no targets.</exception>
    public static StandardScaler FitTargets(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Targets, data.TargetCount, data.TargetNames);
    }

    /// <summary>Learns mean and deviation of each column of rows that lie one after another.</summary>
    /// <exception cref="ArgumentException">A value is not finite, or the rows are not whole.</exception>
    public static StandardScaler Fit(ReadOnlySpan<float> rows, int width) => Fit(rows, width, []);

    private static StandardScaler Fit(ReadOnlySpan<float> rows, int width, IReadOnlyList<string> names)
    {
        ScalerInput.Check(rows, width);
        int count = rows.Length / width;
        var mean = new double[width];
        var deviation = new double[width];
        for (int i = 0; i < rows.Length; i++) mean[i % width] += rows[i];
        for (int column = 0; column < width; column++) mean[column] /= count;
        for (int i = 0; i < rows.Length; i++)
        {
            double difference = rows[i] - mean[i % width];
            deviation[i % width] += difference * difference;
        }

        for (int column = 0; column < width; column++)
        {
            double variance = deviation[column] / count;
            // No more than the rounding of the sums can make of equal values (scikit-learn: _is_constant_feature).
            double rounding = count * Epsilon * variance + Math.Pow(count * mean[column] * Epsilon, 2);
            deviation[column] = variance <= rounding ? 1 : Math.Sqrt(variance);
        }

        return new StandardScaler(mean, deviation) { FeatureNames = names };
    }

    internal override NamedTensor[] ToTensors() =>
    [
        new(MeanName, [FeatureCount], _mean),
        new(DeviationName, [FeatureCount], _deviation),
    ];
}
