using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace CompiledNet.Tuning.Tests;

public sealed class GaussianProcessTests
{
    private static readonly double[][] s_points = [[0.1, 0.9], [0.4, 0.3], [0.8, 0.7], [0.25, 0.55], [0.95, 0.05], [0.6, 0.45]];
    private static readonly double[] s_values = [1.3, -0.7, 0.2, 0.5, -1.6, 0.3];

    /// <summary>scikit-learn's process with the same length scales, noise and variance; see Reference/process.py.</summary>
    [Fact]
    public void ItIsThatOfScikitLearn()
    {
        double[][] expected = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "process.txt")).Skip(1)
            .Select(line => Array.ConvertAll(line.Split(' '), number => double.Parse(number, CultureInfo.InvariantCulture)))];
        var process = GaussianProcess.Through(s_points, s_values, [0, 1], new Logarithms([Math.Log(0.35), Math.Log(0.8)], Math.Log(0.02)))!;
        process.Variance.ShouldBe(expected[0][0], 1e-12);
        process.LogLikelihood.ShouldBe(expected[1][0], 1e-10);
        var gradient = process.Gradient();
        gradient.Scales.Append(gradient.Noise).ShouldBe(expected[2], 1e-9);
        double[][] ask = [[0.3, 0.4], [0.9, 0.9], [0.25, 0.55]];
        ask.Select(point => process.At(point).Mean).ShouldBe(expected[3], 1e-10);
        ask.Select(point => process.At(point).Deviation).ShouldBe(expected[4], 1e-8);
    }

    /// <summary>φ(z) + z·Φ(z) for z of −2, 0 and 1, by scipy.stats.norm 1.10.</summary>
    [Theory]
    [InlineData(2, 0.008490702616829)]
    [InlineData(0, 0.398942280401433)]
    [InlineData(-1, 1.083315470587684)]
    public void ExpectedImprovementIsThatOfTheNormalDistribution(double mean, double expected)
    {
        Math.Exp(ExpectedImprovement.Log(mean, 1, 0)).ShouldBe(expected, 1e-12);
        Math.Exp(ExpectedImprovement.Log(3 * mean + 5, 3, 5)).ShouldBe(3 * expected, 1e-12);
    }

    [Fact]
    public void ExpectedImprovementGoesOnWhereItIsTooSmallForANumber()
    {
        double last = ExpectedImprovement.Log(7, 1, 0);
        for (double mean = 7.01; mean < 60; mean += 0.01)
        {
            double here = ExpectedImprovement.Log(mean, 1, 0);
            // d ln E / dz → −z for large z.
            ((last - here) / 0.01).ShouldBe(mean, 0.3);
            last = here;
        }
    }

    /// <summary>Candidates are left out by a bound of their improvement, which is a bound and a close one.</summary>
    [Fact]
    public void WhatIsLeftOutIsCertainlyNoBetter()
    {
        for (double mean = 0.01; mean < 30; mean *= 1.3)
            foreach (double deviation in (double[])[0.2, 1, 5])
            {
                double improvement = ExpectedImprovement.Log(mean, deviation, best: 0);
                if (improvement < -700) continue;
                ExpectedImprovement.IsAtMost(Math.Exp(improvement - 1e-6), mean, deviation, best: 0).ShouldBeFalse();
                ExpectedImprovement.IsAtMost(Math.Exp(improvement + 0.4), mean, deviation, best: 0).ShouldBeTrue();
            }

        ExpectedImprovement.IsAtMost(0, 1e3, 1, best: 0).ShouldBeFalse();
        ExpectedImprovement.IsAtMost(1, -0.1, 1, best: 0).ShouldBeFalse();
    }

    [Fact]
    public void AHigherLikelihoodIsFound()
    {
        var start = MarginalLikelihood.Start(2);
        var found = MarginalLikelihood.Maximize(s_points, s_values, [0, 1], start, steps: 30);
        GaussianProcess.Through(s_points, s_values, [0, 1], found)!.LogLikelihood
            .ShouldBeGreaterThan(GaussianProcess.Through(s_points, s_values, [0, 1], start)!.LogLikelihood + 0.1);
    }

    /// <summary>Point after point it is the process through all of them, and what was taken back leaves no trace.</summary>
    [Fact]
    public void APosteriorThatGrowsIsThatOfAllPoints()
    {
        var logarithms = new Logarithms([Math.Log(0.35), Math.Log(0.8)], Math.Log(0.02));
        var process = GaussianProcess.Through(s_points, s_values, [0, 1], logarithms)!;
        ProcessPosterior growing = new(logarithms, [0, 1]), whole = new(logarithms, [0, 1]);
        for (int i = 0; i < s_points.Length; i++)
        {
            growing.Add(s_points[i]).ShouldBeTrue();
            growing.Add([0.123, 0.05 * i]).ShouldBeTrue();
            growing.Add([0.5, 0.05 * i]).ShouldBeTrue();
            growing.Fit(new double[growing.Count]);
            growing.KeepFirst(i + 1);
            whole.Add(s_points[i]).ShouldBeTrue();
        }

        growing.Fit(s_values);
        whole.Fit(s_values);
        double best = Enumerable.Range(0, 6).Min(i => growing.MeanAt(i, s_values[i]));
        best.ShouldBe(s_points.Min(point => process.At(point).Mean), 1e-12);
        foreach (double[] point in (double[][])[[0.3, 0.4], [0.9, 0.9], [0.25, 0.55]])
        {
            var (mean, deviation) = process.At(point);
            growing.Mean(point).ShouldBe(mean, 1e-12);
            double promise = growing.Promise(point, best, double.NegativeInfinity);
            promise.ShouldBe(ExpectedImprovement.Log(mean, deviation, best), 1e-9);
            growing.Promise(point, best, promise - 1e-9).ShouldBe(promise);
            whole.Promise(point, best, promise - 1e-9).ShouldBe(promise);
            growing.Promise(point, best, promise + 100).ShouldBe(double.NegativeInfinity);
        }

        // The same point again has nothing of its own without noise.
        ProcessPosterior exact = new(logarithms with { Noise = -60 }, [0, 1]);
        (exact.Add(s_points[0]), exact.Add(s_points[0]), exact.Count).ShouldBe((true, false, 1));
    }
}
