using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

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
    /// <param name="data">The training data.</param>
    /// <param name="low">What the smallest value becomes.</param>
    /// <param name="high">What the largest value becomes.</param>
    /// <param name="threads">How many threads learn, the calling one included; at least 1. What they learn is the same to the bit.</param>
    /// <exception cref="ArgumentException">A value is not finite, or <paramref name="high"/> is not above <paramref name="low"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static MinMaxScaler Fit(Dataset data, double low = 0, double high = 1, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.FeatureMemory, data.FeatureCount, low, high, threads, data.FeatureNames);
    }

    /// <summary>Learns the range of each target, for <see cref="Scaler.ApplyToTargets"/>; predictions come back by <see cref="Scaler.Invert(ReadOnlySpan{float}, Span{float})"/>.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="low">What the smallest value becomes.</param>
    /// <param name="high">What the largest value becomes.</param>
    /// <param name="threads">How many threads learn, the calling one included; at least 1. What they learn is the same to the bit.</param>
    /// <exception cref="ArgumentException">A value is not finite, there are no targets, or <paramref name="high"/> is not above <paramref name="low"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static MinMaxScaler FitTargets(Dataset data, double low = 0, double high = 1, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.TargetMemory, data.TargetCount, low, high, threads, data.TargetNames);
    }

    /// <summary>Learns the range of each column of rows that lie one after another.</summary>
    /// <exception cref="ArgumentException">A value is not finite, the rows are not whole, or <paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public static MinMaxScaler Fit(ReadOnlySpan<float> rows, int width, double low = 0, double high = 1)
    {
        ScalerInput.CheckShape(rows.Length, width);
        float[] minimum = new float[width], maximum = new float[width];
        Learn(rows, width, 0, width, minimum, maximum);
        return Of(rows, minimum, maximum, low, high, []);
    }

    private static MinMaxScaler Fit(ReadOnlyMemory<float> rows, int width, double low, double high, int threads, IReadOnlyList<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ScalerInput.CheckShape(rows.Length, width);
        float[] minimum = new float[width], maximum = new float[width];
        SharedWork.Columns(width, threads, (first, end) => Learn(rows.Span, width, first, end, minimum, maximum));
        return Of(rows.Span, minimum, maximum, low, high, names);
    }

    // The ranges of the columns from the first to before the end; NaN where one occurs.
    [MethodImpl(Hot.Optimized)]
    private static void Learn(ReadOnlySpan<float> rows, int width, int first, int end, float[] minimum, float[] maximum)
    {
        Span<float> smallest = minimum.AsSpan(first..end), largest = maximum.AsSpan(first..end);
        rows[first..end].CopyTo(smallest);
        rows[first..end].CopyTo(largest);
        for (int start = width; start < rows.Length; start += width)
        {
            var row = rows[(start + first)..(start + end)];
            for (int i = 0; i < row.Length; i++) (smallest[i], largest[i]) = (Math.Min(smallest[i], row[i]), Math.Max(largest[i], row[i]));
        }
    }

    private static MinMaxScaler Of(ReadOnlySpan<float> rows, float[] minimum, float[] maximum, double low, double high, IReadOnlyList<string> names)
    {
        if (!(high > low && double.IsFinite(high - low)))
            throw new ArgumentException(FormattableString.Invariant($"A range with its upper end above its lower was expected, not {low} to {high}."), nameof(high));
        if (!Array.TrueForAll(minimum, float.IsFinite) || !Array.TrueForAll(maximum, float.IsFinite)) ScalerInput.CheckFinite(rows, minimum.Length);
        return new MinMaxScaler(Array.ConvertAll(minimum, x => (double)x), Array.ConvertAll(maximum, x => (double)x), low, high) { FeatureNames = names };
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
