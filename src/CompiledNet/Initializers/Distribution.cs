using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The distributions that several initializers draw from.</summary>
internal static class Distribution
{
    /// <summary>The standard deviation that is left of a standard normal distribution cut off at ±2.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Fills with numbers distributed evenly in [min, max); rounding to single precision may give max itself.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void FillUniform(Span<float> values, double min, double max, RandomStream random)
    {
        foreach (ref float value in values) value = (float)(min + (max - min) * random.NextDouble());
    }

    /// <summary>Fills with normally distributed numbers, those more than two standard deviations off drawn again.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void FillTruncatedNormal(Span<float> values, double mean, double stddev, RandomStream random)
    {
        foreach (ref float value in values)
        {
            double normal;
            do normal = random.NextNormal();
            while (Math.Abs(normal) > 2);
            value = (float)(mean + stddev * normal);
        }
    }

    /// <summary>Fills with evenly distributed numbers of mean 0 and the given variance.</summary>
    public static void FillUniform(Span<float> values, double variance, RandomStream random)
    {
        double limit = Math.Sqrt(3 * variance);
        FillUniform(values, -limit, limit, random);
    }

    /// <summary>Fills with truncated normal numbers of mean 0 that have the given variance after truncation.</summary>
    public static void FillTruncatedNormal(Span<float> values, double variance, RandomStream random) =>
        FillTruncatedNormal(values, 0, Math.Sqrt(variance) / TruncatedDeviation, random);

    /// <summary>Passes a finite number.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");

    /// <summary>Passes a finite number that is at least 0.</summary>
    public static double FiniteNotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0.");
}
