using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>What a column holds. Of a column of texts the numbers are NaN, and of one of numbers <see cref="MostFrequent"/> is null.</summary>
public sealed class ColumnSummary
{
    private const double OutlierDistance = 1.5;

    /// <summary>Summarises a column, beside the numbers of the target or null.</summary>
    [MethodImpl(Hot.Optimized)]
    internal ColumnSummary(TableColumn column, TableColumn? target)
    {
        Name = column.Name;
        Missing = column.MissingCount;
        Count = column.Count - Missing;
        if (column.IsText)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (string? text in column.Texts)
                if (text is not null) CollectionsMarshal.GetValueRefOrAddDefault(counts, text, out _)++;
            Distinct = counts.Count;
            MostFrequent = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault().Key;
            return;
        }

        if (Count == 0) return;
        double[] sorted = column.Present();
        Array.Sort(sorted);
        (LowerQuartile, Median, UpperQuartile) = (Percentiles.OfSorted(sorted, 0.25), Percentiles.OfSorted(sorted, 0.5), Percentiles.OfSorted(sorted, 0.75));
        double mean = sorted.Sum() / Count, squares = 0, reach = OutlierDistance * (UpperQuartile - LowerQuartile), low = LowerQuartile - reach, high = UpperQuartile + reach, last = double.NaN;
        foreach (double number in sorted)
        {
            squares += (number - mean) * (number - mean);
            if (number < low || number > high) Outliers++;
            if (number != last) Distinct++;
            last = number;
        }

        (Mean, Deviation, Minimum, Maximum) = (mean, Count > 1 ? Math.Sqrt(squares / (Count - 1)) : double.NaN, sorted[0], sorted[^1]);
        if (target is { IsText: false } && target != column) Correlation = CorrelationOf(column.Numbers, target.Numbers);
    }

    /// <summary>What the column is called.</summary>
    public string Name { get; }

    /// <summary>How many values there are.</summary>
    public int Count { get; }

    /// <summary>How many values are missing.</summary>
    public int Missing { get; }

    /// <summary>How many different values there are.</summary>
    public int Distinct { get; }

    /// <summary>The text that occurs most often, the first of equals.</summary>
    public string? MostFrequent { get; }

    /// <summary>The mean.</summary>
    public double Mean { get; } = double.NaN;

    /// <summary>The standard deviation of the sample, that is with n − 1, as pandas has it; NaN of a single number.</summary>
    public double Deviation { get; } = double.NaN;

    /// <summary>The smallest number.</summary>
    public double Minimum { get; } = double.NaN;

    /// <summary>The number below which a quarter lies.</summary>
    public double LowerQuartile { get; } = double.NaN;

    /// <summary>The number below which half of them lie.</summary>
    public double Median { get; } = double.NaN;

    /// <summary>The number above which a quarter lies.</summary>
    public double UpperQuartile { get; } = double.NaN;

    /// <summary>The largest number.</summary>
    public double Maximum { get; } = double.NaN;

    /// <summary>How many numbers lie more than 1.5 times the distance of the quartiles beyond them (Tukey's fences).</summary>
    public int Outliers { get; }

    /// <summary>Pearson's correlation with the target, over the rows that have both; NaN if there is none.</summary>
    public double Correlation { get; } = double.NaN;

    [MethodImpl(Hot.Optimized)]
    private static double CorrelationOf(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        double count = 0, meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        for (int row = 0; row < x.Length; row++)
        {
            if (float.IsNaN(x[row]) || float.IsNaN(y[row])) continue;
            // Welford's running moments, which lose no digits to a large mean.
            count++;
            double dx = x[row] - meanX, dy = y[row] - meanY;
            meanX += dx / count;
            meanY += dy / count;
            xx += dx * (x[row] - meanX);
            yy += dy * (y[row] - meanY);
            xy += dx * (y[row] - meanY);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }
}
