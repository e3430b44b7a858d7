using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Which columns of a CSV file are features and which labels, found out from its first record.</summary>
internal sealed class CsvColumns
{
    private readonly string[]? _header;
    private readonly string? _path;
    private readonly long _row;

    public CsvColumns(CsvRecordReader record, CsvOptions options, string? path)
    {
        _path = path;
        _row = record.Row;
        Count = record.FieldCount;
        if (options.HasHeader)
        {
            _header = new string[Count];
            for (int i = 0; i < Count; i++)
            {
                _header[i] = record[i].Trim().ToString();
                if (_header[i].Contains('\0'))
                    throw new DataFormatException($"expected the name of a column, got one with a NUL character: {CsvText.Quote(_header[i])}", path, _row, i + 1);
            }
        }

        var used = new HashSet<int>();
        Labels = Find(options.Labels, used);
        Features = options.Columns is { } columns ? Find(columns, used) : Others(used);
        Texts = Find(options.TextColumns, []);
        if (Features.Length == 0) throw new DataFormatException("expected at least one feature column besides the labels, got none", path, _row);
    }

    /// <summary>How many fields each record must have.</summary>
    public int Count { get; }

    /// <summary>The positions of the feature columns.</summary>
    public int[] Features { get; }

    /// <summary>The positions of the columns that hold texts in any case.</summary>
    public int[] Texts { get; }

    /// <summary>The positions of the label columns.</summary>
    public int[] Labels { get; }

    /// <summary>The name of a column, or null without a header.</summary>
    public string? Name(int column) => _header?[column];

    /// <summary>The names of the given columns; empty without a header.</summary>
    public string[] Names(int[] columns) => _header is null ? [] : Array.ConvertAll(columns, column => _header[column]);

    /// <summary>The mean of a feature was wanted, but all of it is missing.</summary>
    public DataFormatException NothingIn(int feature) =>
        new("expected a value to take the mean of, got only missing ones", _path, null, Features[feature] + 1, Name(Features[feature]));

    private int[] Find(IReadOnlyList<CsvColumn> columns, HashSet<int> used)
    {
        var positions = new int[columns.Count];
        for (int i = 0; i < positions.Length; i++)
        {
            int position = columns[i].Name is { } name ? Find(name) : columns[i].Position(Count);
            if ((uint)position >= (uint)Count)
                throw new DataFormatException($"expected a column {columns[i]}, got {Count} columns", _path, _row);
            if (!used.Add(position))
                throw new ArgumentException($"The column {columns[i]} is named twice among the labels and feature columns.", nameof(columns));
            positions[i] = position;
        }

        return positions;
    }

    private int Find(string name)
    {
        if (_header is null) throw new ArgumentException($"The column '{name}' cannot be found by name without a header; give its position.", nameof(name));
        int position = Array.IndexOf(_header, name);
        if (position < 0)
            throw new DataFormatException($"expected a column '{name}', got {CsvText.Quote(string.Join(", ", _header))}", _path, _row);
        if (Array.IndexOf(_header, name, position + 1) is > 0 and var second)
            throw new DataFormatException($"expected one column '{name}', got columns {position + 1} and {second + 1}", _path, _row);
        return position;
    }

    private int[] Others(HashSet<int> used)
    {
        var positions = new List<int>(Count);
        for (int i = 0; i < Count; i++)
            if (!used.Contains(i)) positions.Add(i);
        return [.. positions];
    }
}
