using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>SHAP values of rows of a table: base value plus the values of a row are its prediction.</summary>
public sealed class ShapValues
{
    private readonly double[] _values;

    internal ShapValues(IReadOnlyList<string> columns, double[] values, double baseValue) => (Columns, _values, BaseValue) = (columns, values, baseValue);

    /// <summary>The names of the columns; their places if they have none.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _values.Length / Columns.Count;

    /// <summary>The mean prediction over the background.</summary>
    public double BaseValue { get; }

    /// <summary>What each column does in a row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns.Count, Columns.Count);

    /// <summary>Columns with the mean magnitude of what they do over all rows, the largest first.</summary>
    public IReadOnlyList<(string Column, double MeanMagnitude)> Ranked =>
    [
        .. Columns.Select((column, j) => (column, Enumerable.Range(0, Count).Average(row => Math.Abs(_values[row * Columns.Count + j])))).OrderByDescending(one => one.Item2),
    ];

    /// <summary>A line per column, the largest first.</summary>
    public override string ToString() => string.Join('\n', Ranked.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Column} {one.MeanMagnitude:F4}")));
}
