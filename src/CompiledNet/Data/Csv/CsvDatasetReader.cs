using System;
using System.IO;

namespace CompiledNet;

/// <summary>Reads a whole CSV file into a data set.</summary>
internal static class CsvDatasetReader
{
    private const int Block = 256;

    /// <summary>Reads everything that <paramref name="reader"/> has.</summary>
    public static Dataset Read(TextReader reader, CsvOptions options)
    {
        Check(options);
        RefuseTexts(options);
        return Read(new CsvRows(reader, options, path: null, classNames: null), options, path: null);
    }

    /// <summary>Reads a file, on as many threads as the options say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    public static Dataset Read(string path, CsvOptions options)
    {
        Check(options);
        RefuseTexts(options);
        using var rows = CsvFileRows.Open(path, options);
        return Read(rows, options, path);
    }

    private static Dataset Read(ICsvRows rows, CsvOptions options, string? path)
    {
        var columns = rows.Columns;
        GrowingRows features = new(columns.Features.Length), targets = new(columns.Labels.Length);
        long most = Math.Min(options.MaxValues, Array.MaxLength) / (features.Width + targets.Width);
        while (true)
        {
            int wanted = (int)Math.Min(Block, most + 1 - features.Count), read = rows.Read(features.Next(wanted), targets.Next(wanted), wanted);
            if (read == 0) break;
            features.Keep(read);
            targets.Keep(read);
            if (features.Count > most) throw new DataFormatException($"expected at most {options.MaxValues} values, got more", path, rows.Line);
        }

        if (features.Count == 0) throw new DataFormatException("expected at least one record with values, got none", path);
        if (rows.LacksMeans) FillMeans(columns, features.Values);
        rows.Classes?.Sort(targets.Values);
        return new Dataset(
            features.Count, features.Width, targets.Width, features.ToArray(), targets.ToArray(), columns.Names(columns.Features), columns.Names(columns.Labels), rows.Classes?.Names ?? []);
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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads, nameof(options));
        if (options.ClassNames is not null && options.LabelKind == LabelKind.Number)
            throw new ArgumentException("Class names are given, but the labels are to be numbers.", nameof(options));
    }

    private static bool IsPartOfNumbers(char separator) => char.IsAsciiLetterOrDigit(separator) || separator is '+' or '-' or '"' or '\r' or '\n' or '\0';

    private static void FillMeans(CsvColumns columns, Span<float> features)
    {
        var means = new ColumnMeans(columns.Features.Length);
        means.Add(features);
        ColumnMeans.Fill(features, means.Values(columns));
    }
}
