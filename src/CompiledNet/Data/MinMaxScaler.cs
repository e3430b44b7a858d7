using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// Maps the smallest value of each feature in the training data to <see cref="Low"/> and the largest to <see cref="High"/>.
/// A feature with one value only becomes <see cref="Low"/>. As scikit-learn's MinMaxScaler.
/// </summary>
public sealed class MinMaxScaler : Scaler
{
    internal const string MinimumName = "scaler.minimum", MaximumName = "scaler.maximum", RangeName = "scaler.range";

    // A range below ten units in the last place is rounding, not variation (scikit-learn: _handle_zeros_in_scale).
    private const double Negligible = 10 * 2.220446049250313e-16;

    private readonly double[] _minimum, _maximum;

    internal MinMaxScaler(double[] minimum, double[] maximum, double low, double high)
        : base(minimum, Factors(minimum, maximum, high - low), low) =>
        (_minimum, _maximum, Low, High) = (minimum, maximum, low, high);

    /// <summary>What the smallest value becomes.</summary>
    public double Low { get; }

    /// <summary>What the largest value becomes.</summary>
    public double High { get; }

    /// <summary>The smallest value of each feature.</summary>
    public IReadOnlyList<double> Minimum => _minimum;

    /// <summary>The largest value of each feature.</summary>
    public IReadOnlyList<double> Maximum => _maximum;

    /// <summary>Learns the range of each feature.</summary>
    /// <exception cref="ArgumentException">A value is not finite, or <paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public static MinMaxScaler Fit(Dataset data, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Features, data.FeatureCount, low, high, data.FeatureNames);
    }

    /// <summary>Learns the range of each target, for <see cref="Scaler.ApplyToTargets"/>; predictions come back by <see cref="Scaler.Invert(ReadOnlySpan{float}, Span{float})"/>.</summary>
    /// <exception cref="ArgumentException">A value is not finite, there are no targets, or <paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public static MinMaxScaler FitTargets(Dataset data, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Targets, data.TargetCount, low, high, data.TargetNames);
    }

    /// <summary>Learns the range of each column of rows that lie one after another.</summary>
    /// <exception cref="ArgumentException">A value is not finite, the rows are not whole, or <paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public static MinMaxScaler Fit(ReadOnlySpan<float> rows, int width, double low = 0, double high = 1) => Fit(rows, width, low, high, []);

    private static MinMaxScaler Fit(ReadOnlySpan<float> rows, int width, double low, double high, IReadOnlyList<string> names)
    {
        ScalerInput.Check(rows, width);
        if (!(high > low && double.IsFinite(high - low)))
            throw new ArgumentException(FormattableString.Invariant($"A range with its upper end above its lower was expected, not {low} to {high}."), nameof(high));
        var minimum = new double[width];
        var maximum = new double[width];
        Array.Fill(minimum, double.PositiveInfinity);
        Array.Fill(maximum, double.NegativeInfinity);
        for (int i = 0; i < rows.Length; i++)
        {
            int column = i % width;
            minimum[column] = Math.Min(minimum[column], rows[i]);
            maximum[column] = Math.Max(maximum[column], rows[i]);
        }

        return new MinMaxScaler(minimum, maximum, low, high) { FeatureNames = names };
    }

    internal override NamedTensor[] ToTensors() =>
    [
        new(MinimumName, [FeatureCount], _minimum),
        new(MaximumName, [FeatureCount], _maximum),
        new(RangeName, [2], [Low, High]),
    ];

    private static double[] Factors(double[] minimum, double[] maximum, double span)
    {
        var factors = new double[minimum.Length];
        for (int i = 0; i < factors.Length; i++)
        {
            double range = maximum[i] - minimum[i];
            factors[i] = range < Negligible ? span : span / range;
        }

        return factors;
    }
}
