using System;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Initializers;

/// <summary>
/// The distributions that initializers draw from: bounds, mean and variance, and the whole shape by the test of
/// Kolmogorov and Smirnov. Streams are fixed, so that a result never changes.
/// </summary>
public class InitializerDistributionTests
{
    // Dense [in, out] and convolution [height, width, in, out]; the latter has fans 9 · 40 = 360 and 9 · 50 = 450.
    private static readonly int[] Dense = [300, 100], Convolution = [3, 3, 40, 50];

    public static TheoryData<string, int[], double, double, string> Cases => new()
    {
        { "RandomUniform", Dense, -0.05, 0.05, "uniform" },
        { "RandomUniform(-0.2, 0.6)", Dense, -0.2, 0.6, "uniform" },
        { "RandomNormal", Dense, 0, 0.05, "normal" },
        { "RandomNormal(1, 0.3)", Dense, 1, 0.3, "normal" },
        { "TruncatedNormal", Dense, 0, 0.05, "truncated" },
        { "TruncatedNormal(-1, 2)", Dense, -1, 2, "truncated" },
        { "GlorotUniform", Dense, -Math.Sqrt(6.0 / 400), Math.Sqrt(6.0 / 400), "uniform" },
        { "GlorotUniform", Convolution, -Math.Sqrt(6.0 / 810), Math.Sqrt(6.0 / 810), "uniform" },
        { "HeUniform", Dense, -Math.Sqrt(6.0 / 300), Math.Sqrt(6.0 / 300), "uniform" },
        { "HeUniform", Convolution, -Math.Sqrt(6.0 / 360), Math.Sqrt(6.0 / 360), "uniform" },
        { "LeCunUniform", Dense, -Math.Sqrt(3.0 / 300), Math.Sqrt(3.0 / 300), "uniform" },
        { "GlorotNormal", Dense, 0, Math.Sqrt(2.0 / 400) / 0.87962566103423978, "truncated" },
        { "GlorotNormal", Convolution, 0, Math.Sqrt(2.0 / 810) / 0.87962566103423978, "truncated" },
        { "HeNormal", Dense, 0, Math.Sqrt(2.0 / 300) / 0.87962566103423978, "truncated" },
        { "LeCunNormal", Convolution, 0, Math.Sqrt(1.0 / 360) / 0.87962566103423978, "truncated" },
        { "LeCunNormal", [20_000], 0, Math.Sqrt(1.0 / 20_000) / 0.87962566103423978, "truncated" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsDistributedAsDescribed(string name, int[] shape, double first, double second, string distribution)
    {
        float[] values = new float[shape.Aggregate(1, (product, size) => product * size)];
        Create(name).Fill(values, shape, new RandomStream(2025, 3));
        Array.Sort(values);

        if (distribution == "uniform")
        {
            values[0].ShouldBeGreaterThanOrEqualTo((float)first);
            values[^1].ShouldBeLessThanOrEqualTo((float)second);
        }
        else if (distribution == "truncated")
        {
            values[0].ShouldBeGreaterThanOrEqualTo((float)(first - 2 * second));
            values[^1].ShouldBeLessThanOrEqualTo((float)(first + 2 * second));
        }

        // The critical value of the Kolmogorov-Smirnov test at 1 %.
        Distance(values, value => Cumulative(value, first, second, distribution)).ShouldBeLessThan(1.63 / Math.Sqrt(values.Length));
    }

    /// <summary>The variance that the papers ask for remains after truncation.</summary>
    [Theory]
    [InlineData("GlorotNormal", 2.0 / 400)]
    [InlineData("GlorotUniform", 2.0 / 400)]
    [InlineData("HeNormal", 2.0 / 300)]
    [InlineData("HeUniform", 2.0 / 300)]
    [InlineData("LeCunNormal", 1.0 / 300)]
    [InlineData("LeCunUniform", 1.0 / 300)]
    public void HasTheVarianceOfItsPaper(string name, double variance)
    {
        float[] values = new float[30_000];
        Create(name).Fill(values, Dense, new RandomStream(11));
        values.Average(value => (double)value).ShouldBe(0, 4 * Math.Sqrt(variance / values.Length));
        values.Average(value => (double)value * value).ShouldBe(variance, 0.03 * variance);
    }

    private static IInitializer Create(string name) => name switch
    {
        "RandomUniform" => new RandomUniform(), "RandomUniform(-0.2, 0.6)" => new RandomUniform(-0.2, 0.6),
        "RandomNormal" => new RandomNormal(), "RandomNormal(1, 0.3)" => new RandomNormal(1, 0.3),
        "TruncatedNormal" => new TruncatedNormal(), "TruncatedNormal(-1, 2)" => new TruncatedNormal(-1, 2),
        "GlorotUniform" => new GlorotUniform(), "HeUniform" => new HeUniform(), "LeCunUniform" => new LeCunUniform(),
        "GlorotNormal" => new GlorotNormal(), "HeNormal" => new HeNormal(), "LeCunNormal" => new LeCunNormal(),
        _ => throw new ArgumentException($"No initializer is called {name}."),
    };

    /// <summary>The largest distance of the empirical distribution from the expected one.</summary>
    private static double Distance(float[] sorted, Func<double, double> cumulative)
    {
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max(expected - (double)i / sorted.Length, (i + 1.0) / sorted.Length - expected));
        }

        return distance;
    }

    private static double Cumulative(double value, double first, double second, string distribution)
    {
        if (distribution == "uniform") return Math.Clamp((value - first) / (second - first), 0, 1);
        double normal = Normal((value - first) / second);
        return distribution == "normal" ? normal : Math.Clamp((normal - Normal(-2)) / (Normal(2) - Normal(-2)), 0, 1);
    }

    /// <summary>The standard normal distribution (Abramowitz and Stegun 26.2.17, error below 7.5e-8).</summary>
    private static double Normal(double x)
    {
        double t = 1 / (1 + 0.2316419 * Math.Abs(x));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x < 0 ? tail : 1 - tail;
    }
}
