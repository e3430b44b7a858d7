using System;
using CompiledNet.Numerics;
using CompiledNet.Testing;
using CompiledNet.Tests.Reference;
using CsCheck;

namespace CompiledNet.Tests.Numerics;

public class ElementaryFunctionTests
{
    [Fact]
    public void DoubleAgreesWithMpmath()
    {
        Check(new ExpFunction(), "exp", 4e-16);
        Check(new ExpM1Function(), "expm1", 8e-16);
        Check(new LogFunction(), "log", 4e-16);
        Check(new LogP1Function(), "log1p", 8e-16);
        Check(new TanhFunction(), "tanh", 1e-15);
        Check(new ErfFunction(), "erf", 1e-15);
    }

    private static void Check<TFunction>(TFunction function, string name, double tolerance) where TFunction : ILaneFunction
    {
        var vectors = ReferenceFile.Open("elementary.json").GetProperty(name);
        var (xs, ys) = (vectors.Numbers("x"), vectors.Numbers("y"));
        for (int i = 0; i < xs.Length; i++)
        {
            double y = LaneFunctions.Scalar(function, xs[i]);
            (Math.Abs(y - ys[i]) <= tolerance * Math.Abs(ys[i])).ShouldBeTrue($"{name}({xs[i]:R}) is {y:R}, mpmath says {ys[i]:R}");
        }
    }

    [Fact]
    public void ExpIsWithinTwoUnits() => Dense(new ExpFunction(), -104, 89, Math.Exp);

    [Fact]
    public void ExpM1IsWithinTwoUnits() => Dense(new ExpM1Function(), -30, 88.7, x => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1);

    [Fact]
    public void LogIsWithinTwoUnits()
    {
        Dense(new LogFunction(), 1e-3, 3, Math.Log);
        Dense(new LogFunction(), 3, 1e30, Math.Log);
    }

    [Fact]
    public void LogP1IsWithinTwoUnits()
    {
        Dense(new LogP1Function(), -0.999, 2, x => LaneFunctions.Scalar(new LogP1Function(), x));
        Dense(new LogP1Function(), 2, 1e10, x => Math.Log(1 + x));
    }

    [Fact]
    public void TanhIsWithinTwoUnits() => Dense(new TanhFunction(), -12, 12, Math.Tanh);

    [Fact]
    public void ErfIsWithinTwoUnits() => Dense(new ErfFunction(), -5, 5, x => LaneFunctions.Scalar(new ErfFunction(), x));

    [Fact]
    public void SigmoidIsWithinTwoUnits() => Dense(new SigmoidFunction(), -100, 100, x => 1 / (1 + Math.Exp(-x)));

    [Fact]
    public void SmallArgumentsKeepTheirDigits()
    {
        for (float x = 1e-30f; x < 0.1f; x *= 1.7f)
        {
            // One term of the polynomial less than e^x - 1 has: GateFunctionTests.
            LaneFunctions.Scalar(new TanhFunction(), x).ShouldBe((float)Math.Tanh(x), x * 8e-7);
            LaneFunctions.Scalar(new ExpM1Function(), x).ShouldBe((float)LaneFunctions.Scalar(new ExpM1Function(), (double)x), x * 3e-7);
            LaneFunctions.Scalar(new ErfFunction(), x).ShouldBe((float)LaneFunctions.Scalar(new ErfFunction(), (double)x), x * 3e-7);
            LaneFunctions.Scalar(new LogP1Function(), x).ShouldBe((float)LaneFunctions.Scalar(new LogP1Function(), (double)x), x * 3e-7);
        }
    }

    /// <summary>One number in every vector width on a dense grid: at most 2 units in the last place or 2e-7 from the truth.</summary>
    private static void Dense<TFunction>(TFunction function, double low, double high, Func<double, double> truth) where TFunction : ILaneFunction
    {
        const int Points = 100_003;
        for (int i = 0; i <= Points; i++)
        {
            float x = (float)(low + (high - low) * i / Points);
            double expected = truth(x);
            float nearest = (float)expected, y = LaneFunctions.Scalar(function, x);
            bool close = y.Equals(nearest) || Math.Abs(y - expected) <= Math.Max(2e-7, 2 * (double)(MathF.BitIncrement(MathF.Abs(nearest)) - MathF.Abs(nearest)));
            if (!close) Assert.Fail($"{typeof(TFunction).Name}({x:R}) is {y:R}, should be {expected:R}");
            if (i % 50 == 0) LaneFunctions.ShouldAgree(function, x, 2.4e-7);
        }
    }

    [Theory]
    [InlineData(0f, 1f), InlineData(-1e-45f, 1f), InlineData(1e-45f, 1f), InlineData(88.72f, 3.3931806e38f), InlineData(88.73f, float.PositiveInfinity)]
    [InlineData(104f, float.PositiveInfinity), InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-104f, 0f), InlineData(-1e30f, 0f), InlineData(float.NegativeInfinity, 0f), InlineData(float.NaN, float.NaN)]
    public void ExpAtTheEdges(float x, float expected) => Edge(new ExpFunction(), x, expected);

    [Theory]
    [InlineData(0f, float.NegativeInfinity), InlineData(-1f, float.NaN), InlineData(1f, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity), InlineData(float.NegativeInfinity, float.NaN), InlineData(float.NaN, float.NaN)]
    [InlineData(1e-45f, -103.27893f), InlineData(1e-40f, -92.1034f), InlineData(float.MaxValue, 88.72284f)]
    public void LogAtTheEdges(float x, float expected) => Edge(new LogFunction(), x, expected);

    [Fact]
    public void NegativeZeroIsZero()
    {
        Edge(new ExpFunction(), -0f, 1);
        Edge(new LogFunction(), -0f, float.NegativeInfinity);
    }

    [Theory]
    [InlineData(0f, 0f), InlineData(-1f, float.NegativeInfinity), InlineData(-2f, float.NaN), InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity), InlineData(1e-45f, 1e-45f), InlineData(1e38f, 87.498234f)]
    public void LogP1AtTheEdges(float x, float expected) => Edge(new LogP1Function(), x, expected);

    [Theory]
    [InlineData(0f, 0f), InlineData(100f, 1f), InlineData(-100f, -1f), InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f), InlineData(float.NaN, float.NaN)]
    public void TanhAndErfAtTheEdges(float x, float expected)
    {
        Edge(new TanhFunction(), x, expected);
        Edge(new ErfFunction(), x, expected);
    }

    private static void Edge<TFunction>(TFunction function, float x, float expected) where TFunction : ILaneFunction
    {
        float y = LaneFunctions.Scalar(function, x);
        (y.Equals(expected) || Math.Abs(y - expected) <= 2.4e-7f * Math.Abs(expected)).ShouldBeTrue($"{typeof(TFunction).Name}({x:R}) is {y:R}, should be {expected:R}");
        LaneFunctions.ShouldAgree(function, x, 2.4e-7);
    }

    [Fact]
    public void EveryWidthAgreesInDouble() => Gen.Double[-50, 50].Draw(x =>
    {
        LaneFunctions.ShouldAgree(new ExpFunction(), x, 4e-16);
        LaneFunctions.ShouldAgree(new ExpM1Function(), x, 4e-16);
        LaneFunctions.ShouldAgree(new LogFunction(), Math.Abs(x), 4e-16);
        LaneFunctions.ShouldAgree(new LogP1Function(), Math.Abs(x), 4e-16);
        LaneFunctions.ShouldAgree(new TanhFunction(), x / 10, 4e-16);
        LaneFunctions.ShouldAgree(new ErfFunction(), x / 10, 4e-16);
    }, count: 2000);
}
