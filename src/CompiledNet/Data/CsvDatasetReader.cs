using System;
using System.IO;

namespace CompiledNet;

/// <summary>Reads a whole CSV file into a data set.</summary>
internal static class CsvDatasetReader
{
    /// <summary>Reads everything that <paramref name="reader"/> has.</summary>
    public static Dataset Read(TextReader reader, CsvOptions options, string? path)
    {
        Check(options);
        RefuseTexts(options);
        var rows = new CsvRows(reader, options, path, classNames: null);
        int width = rows.Columns.Features.Length, targetWidth = rows.Columns.Labels.Length;
        GrowingRows features = new(width), targets = new(targetWidth);
        long most = Math.Min(options.MaxValues, Array.MaxLength) / (width + targetWidth);
        while (rows.Read(features.Next(), targets.Next()))
        {
            if (features.Count == most) throw new DataFormatException($"expected at most {options.MaxValues} values, got more", path, rows.Line);
            features.Keep();
            targets.Keep();
        }

        if (features.Count == 0) throw new DataFormatException("expected at least one record with values, got none", path);
        if (rows.LacksMeans) FillMeans(rows, features.Values, width);
        rows.Classes?.Sort(targets.Values);
        return new Dataset(
            features.Count, width, targetWidth, features.ToArray(), targets.ToArray(),
            rows.Columns.Names(rows.Columns.Features), rows.Columns.Names(rows.Columns.Labels), rows.Classes?.Names ?? []);
    }

    /// <summary>Refuses columns of text.</summary>
    internal static void RefuseTexts(CsvOptions options)
    {
        if (options.TextColumns.Count > 0) throw new ArgumentException("A data set holds numbers: columns of text are for a Table.", nameof(options));
    }

    /// <summary>Refuses options that contradict each other.</summary>
    internal static void Check(CsvOptions options)
    {
        if (options.Delimiter is '"' or '\r' or '\n' or '\uFEFF')
            throw new ArgumentException("The delimiter must be neither a quote nor a line end.", nameof(options));
        if (IsPartOfNumbers(options.DecimalSeparator) || (options.ThousandsSeparator is { } separator && (IsPartOfNumbers(separator) || separator == options.DecimalSeparator)))
            throw new ArgumentException("The decimal and the thousands separator must be two characters that are no part of a number, a quote or a line end.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.SkipLines, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxRecordLength, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxColumns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxValues, nameof(options));
        if (options.ClassNames is not null && options.LabelKind == LabelKind.Number)
            throw new ArgumentException("Class names are given, but the labels are to be numbers.", nameof(options));
    }

    private static bool IsPartOfNumbers(char separator) => char.IsAsciiLetterOrDigit(separator) || separator is '+' or '-' or '"' or '\r' or '\n' or '\0';

    private static void FillMeans(CsvRows rows, Span<float> features, int width)
    {
        var means = new ColumnMeans(width);
        for (int start = 0; start < features.Length; start += width) means.Add(features.Slice(start, width));
        float[] values = means.Values(rows);
        for (int start = 0; start < features.Length; start += width) ColumnMeans.Fill(features.Slice(start, width), values);
    }
}
