using System;
using CompiledNet.Numerics;
using CompiledNet.Tests.Numerics;

namespace CompiledNet.Tests.Activations;

/// <summary>The activations that trade accuracy for speed keep the bounds that their documentation states.</summary>
public class FastActivationTests
{
    [Fact]
    public void FastTanh_is_within_its_bound() => Within(new Applied<FastTanh>(), Math.Tanh, 1.5e-6);

    [Fact]
    public void FastSigmoid_is_within_its_bound() => Within(new Applied<FastSigmoid>(), x => 1 / (1 + Math.Exp(-x)), 8e-7);

    [Theory, InlineData(float.PositiveInfinity, 1), InlineData(float.NegativeInfinity, -1), InlineData(float.NaN, float.NaN), InlineData(0, 0)]
    public void FastTanh_at_the_edges(float x, float expected)
    {
        float y = LaneFunctions.Scalar(new Applied<FastTanh>(), x);
        if (float.IsNaN(expected)) y.ShouldBe(expected);
        else y.ShouldBe(expected, 1.5e-6f);
    }

    [Fact]
    public void Derivatives_follow_from_the_output()
    {
        var y = new Scalar<double>(0.25);
        new FastTanh().Derivative(y, y).Value.ShouldBe(1 - 0.0625);
        new FastSigmoid().Derivative(y, y).Value.ShouldBe(0.1875);
    }

    private static void Within<TFunction>(TFunction function, Func<double, double> truth, double bound) where TFunction : ILaneFunction
    {
        const int Points = 200_003;
        for (int i = 0; i <= Points; i++)
        {
            float x = -20 + 40f * i / Points;
            double error = Math.Abs(LaneFunctions.Scalar(function, x) - truth(x));
            if (!(error <= bound)) Assert.Fail($"{typeof(TFunction)} is off by {error} at {x:R}");
            if (i % 100 == 0) LaneFunctions.ShouldAgree(function, x, 3e-7);
        }
    }

    private readonly struct Applied<TActivation> : ILaneFunction where TActivation : struct, IElementwiseActivation
    {
        public T Invoke<T>(T x) where T : struct, ILanes<T> => default(TActivation).Forward(x);
    }
}
