using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The share of the training data below a number, between its quantiles in straight lines; or the number of the normal
/// distribution below which this share lies.
/// </summary>
/// <param name="column">The column it reads.</param>
/// <param name="normal">Whether the result follows the normal distribution; the uniform one of 0 … 1 otherwise.</param>
/// <param name="quantiles">The quantiles for shares from 0 to 1 at equal distances, ascending.</param>
internal sealed class QuantileRule(string column, bool normal, double[] quantiles) : NumberRule(column)
{
    // As in scikit-learn: what lies at an end, or beyond it, keeps this distance from infinity.
    private const double Edge = 1e-7;

    public override string Kind => normal ? "NormalQuantile" : "UniformQuantile";

    public override IReadOnlyList<double> Numbers => quantiles;

    [MethodImpl(Hot.Optimized)]
    public override double Invert(double number)
    {
        double position = Math.Clamp(normal ? NormalDistribution.Cumulative(number) : number, 0, 1) * (quantiles.Length - 1);
        int low = Math.Min((int)position, quantiles.Length - 2);
        return quantiles.Length == 1 ? quantiles[0] : quantiles[low] + (position - low) * (quantiles[low + 1] - quantiles[low]);
    }

    [MethodImpl(Hot.Optimized)]
    protected override double Map(double number)
    {
        double share;
        if (normal ? number - Edge < quantiles[0] : number == quantiles[0]) share = 0;
        else if (normal ? number + Edge > quantiles[^1] : number == quantiles[^1]) share = 1;
        else share = quantiles.Length == 1 ? 0 : 0.5 * (FromBelow(number) + FromAbove(number));
        if (!normal) return share;
        return Math.Clamp(NormalDistribution.Quantile(share), NormalDistribution.Quantile(Edge), NormalDistribution.Quantile(1 - Edge));
    }

    // Of equal quantiles the last counts from below and the first from above: numbers that occur often get the middle.
    [MethodImpl(Hot.Optimized)]
    private double FromBelow(double number)
    {
        int low = 0, high = quantiles.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (quantiles[middle] <= number) low = middle + 1; else high = middle;
        }

        return Between(number, low - 1);
    }

    [MethodImpl(Hot.Optimized)]
    private double FromAbove(double number)
    {
        int low = 0, high = quantiles.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (quantiles[middle] < number) low = middle + 1; else high = middle;
        }

        return low < quantiles.Length && quantiles[low] == number ? low / (double)(quantiles.Length - 1) : Between(number, low - 1);
    }

    [MethodImpl(Hot.Optimized)]
    private double Between(double number, int index)
    {
        double last = quantiles.Length - 1;
        if (index < 0) return 0;
        if (index >= last) return 1;
        return (index + (number - quantiles[index]) / (quantiles[index + 1] - quantiles[index])) / last;
    }
}
