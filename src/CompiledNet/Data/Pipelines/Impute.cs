using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Steps that put a value in the place of missing ones, learned from the training data. After scikit-learn's SimpleImputer.</summary>
public static class Impute
{
    /// <summary>The mean of the column. Without names for all columns of numbers.</summary>
    public static PipelineStep Mean(params string[] columns) => OfNumbers("Impute.Mean", columns, present => present.Average());

    /// <summary>The median of the column. Without names for all columns of numbers.</summary>
    public static PipelineStep Median(params string[] columns) => OfNumbers("Impute.Median", columns, present => Percentiles.Of(present, 0.5));

    /// <summary>The most frequent value, the first in order of equally frequent ones. Without names for all columns.</summary>
    public static PipelineStep MostFrequent(params string[] columns) => new("Impute.MostFrequent", columns, _ => true, column =>
    {
        RefuseUnlearnable(column);
        if (column.IsText) return new FillRule(column.Name, Frequent(column.Texts.OfType<string>(), StringComparer.Ordinal));
        return new FillRule(column.Name, Frequent(column.Present(), Comparer<double>.Default));
    });

    /// <summary>This number. Without names for all columns of numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static PipelineStep Constant(float value, params string[] columns) => float.IsFinite(value)
        ? new("Impute.Constant", columns, column => !column.IsText, column =>
        {
            RefuseText("Impute.Constant", column);
            return new FillRule(column.Name, value);
        })
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A finite number was expected.");

    /// <summary>This text, say "missing", which makes a category of its own. Without names for all columns of texts.</summary>
    public static PipelineStep Constant(string value, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new("Impute.Constant", columns, column => column.IsText, column =>
            column.IsText ? new FillRule(column.Name, value) : throw new ArgumentException($"A column of texts was expected for the text '{value}', but '{column.Name}' holds numbers.", nameof(columns)));
    }

    private static PipelineStep OfNumbers(string name, string[] columns, Func<double[], double> value) => new(name, columns, column => !column.IsText, column =>
    {
        RefuseText(name, column);
        RefuseUnlearnable(column);
        return new FillRule(column.Name, value(column.Present()));
    });

    /// <summary>Refuses a column of texts.</summary>
    internal static void RefuseText(string name, TableColumn column)
    {
        if (column.IsText) throw new ArgumentException($"{name} is for numbers, but the column '{column.Name}' holds texts.", "steps");
    }

    /// <summary>Refuses a column without any value, or with an infinite one.</summary>
    internal static void RefuseUnlearnable(TableColumn column)
    {
        if (!column.IsText && column.Numbers.IndexOfAny(float.PositiveInfinity, float.NegativeInfinity) is >= 0 and var row)
            throw new ArgumentException(FormattableString.Invariant($"Column '{column.Name}', row {row}: a finite number was expected to learn from, but there is {column.Numbers[row]}."), "steps");
        if (column.MissingCount == column.Count) throw new ArgumentException($"Nothing can be learned from the column '{column.Name}': all its values are missing.", "steps");
    }

    [MethodImpl(Hot.Optimized)]
    private static T Frequent<T>(IEnumerable<T> values, IComparer<T> order) where T : notnull
    {
        var counts = new Dictionary<T, int>();
        foreach (var value in values) CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
        var (frequent, most) = counts.First();
        foreach (var (value, count) in counts)
            if (count > most || (count == most && order.Compare(value, frequent) < 0)) (frequent, most) = (value, count);
        return frequent;
    }
}
