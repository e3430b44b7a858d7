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
        var content = new CsvContentRows(new CsvRows(reader, options, path, classNames: null));
        long most = Math.Min(options.MaxValues, Array.MaxLength) / (content.Features.Width + content.Targets.Width);
        while (content.TryReadRow())
            if (content.Features.Count > most) throw new DataFormatException($"expected at most {options.MaxValues} values, got more", path, content.Rows.Line);

        if (content.Features.Count == 0) throw new DataFormatException("expected at least one record with values, got none", path);
        return Data(content);
    }

    /// <summary>Reads a file, on as many threads as the options say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    public static Dataset Read(string path, CsvOptions options)
    {
        Check(options);
        RefuseTexts(options);
        return CsvParts.TryRead(path, options) is { } content ? Data(content) : CsvFile.Read(path, reader => Read(reader, options, path));
    }

    private static Dataset Data(CsvContentRows content)
    {
        var columns = content.Rows.Columns;
        if (content.LacksMeans) FillMeans(content.Rows, content.Features.Values, content.Features.Width);
        content.Classes?.Sort(content.Targets.Values);
        return new Dataset(
            content.Features.Count, content.Features.Width, content.Targets.Width, content.Features.ToArray(), content.Targets.ToArray(),
            columns.Names(columns.Features), columns.Names(columns.Labels), content.Classes?.Names ?? []);
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

    private static void FillMeans(CsvRows rows, Span<float> features, int width)
    {
        var means = new ColumnMeans(width);
        for (int start = 0; start < features.Length; start += width) means.Add(features.Slice(start, width));
        float[] values = means.Values(rows);
        for (int start = 0; start < features.Length; start += width) ColumnMeans.Fill(features.Slice(start, width), values);
    }
}
