using System;
using System.Linq;
using CompiledNet.Tests.Metrics;

namespace CompiledNet.Tests.Regularizers;

/// <summary>Penalties and their gradients against torch.autograd.</summary>
public class RegularizerTests
{
    [Fact]
    public void PenaltiesAndGradientsAgreeWithAutograd()
    {
        var reference = MetricReference.Load();
        float[] values = [.. reference.GetProperty("weights").EnumerateArray().Select(number => number.GetSingle())];
        int compared = 0;
        foreach (var penalty in reference.GetProperty("penalties").EnumerateArray())
        {
            double l1 = penalty.GetProperty("l1").GetDouble(), l2 = penalty.GetProperty("l2").GetDouble();
            IRegularizer regularizer = penalty.GetProperty("name").GetString() switch { "L1" => new L1(l1), "L2" => new L2(l2), _ => new L1L2(l1, l2) };
            regularizer.Penalty(values, [4, 6]).ShouldBe(penalty.GetProperty("penalty").GetDouble(), 1e-12);

            // Added to what is there.
            var gradient = Enumerable.Repeat(5f, values.Length).ToArray();
            regularizer.AddGradient(values, [4, 6], gradient);
            gradient.ShouldBe(penalty.GetProperty("gradient").EnumerateArray().Select(number => 5 + number.GetSingle()), 1e-6);
            compared++;
        }

        compared.ShouldBe(3);
    }

    [Fact]
    public void DefaultFactorsAreThoseOfKeras()
    {
        new L1().Penalty([-3, 1], [2]).ShouldBe(0.04, 1e-12);
        new L2().Penalty([-3, 1], [2]).ShouldBe(0.1, 1e-12);
        new L1L2().Penalty([-3, 1], [2]).ShouldBe(0);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WrongFactorsAreRefused(double factor)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new L1(factor)).ParamName.ShouldBe("l1");
        Should.Throw<ArgumentOutOfRangeException>(() => new L2(factor)).ParamName.ShouldBe("l2");
        Should.Throw<ArgumentOutOfRangeException>(() => new L1L2(0, factor));
    }
}
