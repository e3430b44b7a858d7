using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The power transform of I.-K. Yeo and R. A. Johnson (2000), brought to mean 0 and deviation 1:
/// ((x + 1)^λ − 1) / λ for x ≥ 0, −((1 − x)^(2 − λ) − 1) / (2 − λ) below, and logarithms where a divisor is 0.
/// </summary>
internal sealed class YeoJohnsonRule(string column, double lambda, double mean, double deviation) : NumberRule(column)
{
    private const double Negligible = 2.220446049250313e-16;

    public override string Kind => "YeoJohnson";

    public override IReadOnlyList<double> Numbers => [lambda, mean, deviation];

    [MethodImpl(Hot.Optimized)]
    public override double Invert(double number)
    {
        double y = number * deviation + mean;
        if (y >= 0) return Math.Abs(lambda) < Negligible ? Math.Exp(y) - 1 : Math.Pow(y * lambda + 1, 1 / lambda) - 1;
        return Math.Abs(lambda - 2) < Negligible ? 1 - Math.Exp(-y) : 1 - Math.Pow(1 - (2 - lambda) * y, 1 / (2 - lambda));
    }

    /// <summary>The transform before it is brought to mean and deviation.</summary>
    [MethodImpl(Hot.Optimized)]
    public static double Transform(double x, double lambda) => Power(x, lambda, 1);

    /// <summary>The transform without what it adds to all numbers of one sign, beside which those of large powers are lost.</summary>
    [MethodImpl(Hot.Optimized)]
    public static double Power(double x, double lambda) => Power(x, lambda, 0);

    [MethodImpl(Hot.Optimized)]
    private static double Power(double x, double lambda, double less)
    {
        if (x >= 0) return Math.Abs(lambda) < Negligible ? Math.Log(x + 1) : (Math.Pow(x + 1, lambda) - less) / lambda;
        return Math.Abs(lambda - 2) < Negligible ? -Math.Log(1 - x) : -(Math.Pow(1 - x, 2 - lambda) - less) / (2 - lambda);
    }

    [MethodImpl(Hot.Optimized)]
    protected override double Map(double number) => (Transform(number, lambda) - mean) / deviation;
}
