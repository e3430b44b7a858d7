using System;
using CompiledNet.Testing;
using CompiledNet.Tests.Reference;
using CsCheck;

namespace CompiledNet.Tests.Activations;

public class ElementwiseActivationTests
{
    public static TheoryData<ActivationCase> Cases => [.. ActivationCase.All];

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void AgreesWithPyTorch(ActivationCase activation)
    {
        var vectors = ReferenceFile.Open("activations.json").GetProperty(activation.Name);
        var (xs, ys, slopes) = (vectors.Numbers("x"), vectors.Numbers("y"), vectors.Numbers("derivative"));
        for (int i = 0; i < xs.Length; i++)
        {
            var (y, slope) = activation.Double(xs[i]);
            Close(y, ys[i], 1e-10, $"{activation}({xs[i]})");
            Close(slope, slopes[i], 1e-10, $"{activation}'({xs[i]})");
            var (single, singleSlope) = activation.Single((float)xs[i]);
            Close(single, ys[i], 1e-5, $"{activation}({xs[i]}f)");
            Close(singleSlope, slopes[i], 1e-5, $"{activation}'({xs[i]}f)");
        }
    }

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void DerivativeIsTheSlope(ActivationCase activation) => Gen.Double[-8, 8].Draw(x =>
    {
        // A difference across one of the kinks is not the derivative on either side.
        foreach (double kink in (double[])[-3, 0, 3, 6])
            if (Math.Abs(x - kink) < 1e-4) return;
        const double Step = 1e-5;
        double slope = (activation.Double(x + Step).Y - activation.Double(x - Step).Y) / (2 * Step);
        Close(activation.Double(x).Derivative, slope, 1e-7, $"{activation}'({x})");
    }, count: 300);

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void EveryWidthAgrees(ActivationCase activation) =>
        Gen.Float[-20, 20].Draw(activation.WidthsShouldAgree, count: 300);

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void FarArgumentsStayFinite(ActivationCase activation)
    {
        foreach (float x in (float[])[-1e6f, -1000, -100, -88, 0, 88, 100, 1000, 1e6f])
        {
            if (activation.Name == "Exponential" && x > 88) continue;
            var (y, slope) = activation.Single(x);
            float.IsFinite(y).ShouldBeTrue($"{activation}({x}) is {y}");
            float.IsFinite(slope).ShouldBeTrue($"{activation}'({x}) is {slope}");
        }
    }

    [Fact]
    public void DefaultsAreThoseOfKeras()
    {
        new LeakyReLU().NegativeSlope.ShouldBe(0.3);
        new ELU().Alpha.ShouldBe(1);
    }

    [Theory, InlineData(-0.1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void AParameterThatBreaksTheDerivativeIsRefused(double value)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new LeakyReLU(value)).ParamName.ShouldBe("negativeSlope");
        Should.Throw<ArgumentOutOfRangeException>(() => new ELU(value)).ParamName.ShouldBe("alpha");
    }

    private static void Close(double actual, double expected, double tolerance, string what) =>
        (Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected))).ShouldBeTrue($"{what} is {actual:R}, should be {expected:R}");
}
