using System;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Steps that bring numbers to a common scale, learned from the training data. Missing numbers count for nothing and stay
/// missing. A step for the target is undone by <see cref="Pipeline.InvertTargets"/>. Without names they are for all
/// columns of numbers. After the scikit-learn classes named.
/// </summary>
public static class Scale
{
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostQuantiles = 1000;

    /// <summary>Subtracts the mean and divides by the deviation; a column with one value becomes 0 (StandardScaler).</summary>
    public static PipelineStep Standard(params string[] columns) => Step("Scale.Standard", columns, (name, present) =>
    {
        var (mean, deviation) = Moments(present);
        return new LinearRule(name, mean, deviation);
    });

    /// <summary>Maps the smallest number to 0 and the largest to 1; a column with one value becomes 0 (MinMaxScaler).</summary>
    public static PipelineStep MinMax(params string[] columns) => Step("Scale.MinMax", columns, (name, present) =>
        new LinearRule(name, present.Min(), Divisor(present.Max() - present.Min())));

    /// <summary>Subtracts the median and divides by the distance of the quartiles, which outliers hardly change (RobustScaler).</summary>
    public static PipelineStep Robust(params string[] columns) => Step("Scale.Robust", columns, (name, present) =>
    {
        Array.Sort(present);
        double range = Percentiles.OfSorted(present, 0.75) - Percentiles.OfSorted(present, 0.25);
        return new LinearRule(name, Percentiles.OfSorted(present, 0.5), Divisor(range));
    });

    /// <summary>The share of the training data below each number, 0 … 1 (QuantileTransformer).</summary>
    public static PipelineStep Quantile(params string[] columns) => Step("Scale.Quantile", columns, column => new QuantileRule(column.Name, normal: false, Quantiles(column)));

    /// <summary>The number of the normal distribution that has the same share below it (QuantileTransformer, output_distribution="normal").</summary>
    public static PipelineStep NormalQuantile(params string[] columns) => Step("Scale.NormalQuantile", columns, column => new QuantileRule(column.Name, normal: true, Quantiles(column)));

    /// <summary>The power, after Yeo and Johnson, that makes the column most like a normal distribution of mean 0 and deviation 1 (PowerTransformer).</summary>
    public static PipelineStep Power(params string[] columns) => Step("Scale.Power", columns, (name, present) =>
    {
        double lambda = YeoJohnsonFit.Lambda(present);
        var (mean, deviation) = Moments(Transformed(present, lambda));
        return new YeoJohnsonRule(name, lambda, mean, deviation);
    });

    /// <summary>log(1 + x), for amounts and counts above −1.</summary>
    public static PipelineStep Log(params string[] columns) => Step("Scale.Log", columns, column => new LogRule(column.Name));

    private static PipelineStep Step(string step, string[] columns, Func<string, double[], ColumnRule> fit) => Step(step, columns, column => fit(column.Name, column.Present()));

    private static PipelineStep Step(string step, string[] columns, Func<TableColumn, ColumnRule> fit) => new(step, columns, column => !column.IsText, column =>
    {
        Impute.RefuseText(step, column);
        Impute.RefuseUnlearnable(column);
        return fit(column);
    });

    // As many as the column has rows, missing ones too (scikit-learn: n_quantiles_).
    private static double[] Quantiles(TableColumn column)
    {
        double[] present = column.Present();
        Array.Sort(present);
        int count = Math.Min(MostQuantiles, column.Count);
        var quantiles = new double[count];
        for (int i = 0; i < count; i++) quantiles[i] = Percentiles.OfSorted(present, count == 1 ? 0 : i / (double)(count - 1));
        return quantiles;
    }

    /// <summary>Mean and what to divide by: the population deviation, or 1 if it is no more than rounding makes of equal numbers (scikit-learn: _is_constant_feature).</summary>
    [MethodImpl(Hot.Optimized)]
    private static (double Mean, double Deviation) Moments(double[] numbers)
    {
        double mean = numbers.Sum() / numbers.Length, variance = 0;
        foreach (double number in numbers) variance += (number - mean) * (number - mean);
        variance /= numbers.Length;
        double rounding = numbers.Length * Epsilon * variance + Math.Pow(numbers.Length * mean * Epsilon, 2);
        return (mean, variance <= rounding ? 1 : Math.Sqrt(variance));
    }

    [MethodImpl(Hot.Optimized)]
    private static double[] Transformed(double[] numbers, double lambda)
    {
        foreach (ref double number in numbers.AsSpan()) number = YeoJohnsonRule.Transform(number, lambda);
        return numbers;
    }

    private static double Divisor(double range) => range < 10 * Epsilon ? 1 : range;
}
