using System;
using System.Linq;

namespace CompiledNet.Tests.Numerics;

/// <summary>Sigmoid and tanh of vectors, which have a formula of their own, against double precision.</summary>
public class GateFunctionTests
{
    private const int Points = 200_003;

    [Fact]
    public void Tanh_of_vectors_is_within_its_bounds() => Sweep(new TanhFunction(), -23, 23, Math.Tanh, (expected, actual) =>
        Math.Abs(actual - expected) <= Math.Max(1.3e-7, 2.5e-7 * Math.Abs(expected)));

    [Fact]
    public void A_small_tanh_keeps_its_first_digits() => Sweep(new TanhFunction(), -1, 1, Math.Tanh, (expected, actual) =>
        Math.Abs(actual - expected) <= 8e-7 * Math.Abs(expected));

    [Fact]
    public void Sigmoid_of_vectors_is_within_its_bounds() => Sweep(new SigmoidFunction(), -120, 120, x => 1 / (1 + Math.Exp(-x)), (expected, actual) =>
        Math.Abs(actual - expected) <= 1.5e-7 && actual >= 7e-20f);

    [Fact]
    public void A_small_sigmoid_keeps_its_digits() => Sweep(new SigmoidFunction(), -43.9, 0, x => 1 / (1 + Math.Exp(-x)), (expected, actual) =>
        Math.Abs(actual - expected) <= 4e-7 * expected);

    [Theory]
    [InlineData(float.PositiveInfinity, 1f), InlineData(float.NegativeInfinity, 0f), InlineData(float.NaN, float.NaN), InlineData(0f, 0.5f), InlineData(-1e30f, 0f)]
    public void Sigmoid_at_the_edges(float x, float expected)
    {
        foreach (float y in LaneFunctions.Widths(new SigmoidFunction(), x).Append(LaneFunctions.Scalar(new SigmoidFunction(), x)))
            (y.Equals(expected) || Math.Abs(y - expected) <= 1e-19f).ShouldBeTrue($"{y:R}, should be {expected:R}");
    }

    private static void Sweep<TFunction>(TFunction function, double low, double high, Func<double, double> truth, Func<double, float, bool> isClose) where TFunction : ILaneFunction
    {
        for (int i = 0; i <= Points; i++)
        {
            float x = (float)(low + (high - low) * i / Points);
            double expected = truth(x);
            foreach (float y in LaneFunctions.Widths(function, x))
                if (!isClose(expected, y)) Assert.Fail($"{typeof(TFunction).Name}({x:R}) is {y:R}, should be {expected:R}");
        }
    }
}
