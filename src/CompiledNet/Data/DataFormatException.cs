using System;
using System.Text;

namespace CompiledNet;

/// <summary>A data file does not hold what it should; the message names the file, the row, the column, what was expected and what came.</summary>
public sealed class DataFormatException : FormatException
{
    /// <summary>Describes what is wrong and where.</summary>
    /// <param name="problem">What was expected and what came.</param>
    /// <param name="path">The file, or null if the data came from a reader without a name.</param>
    /// <param name="row">The line of the file, counted from 1, on which the record starts.</param>
    /// <param name="column">The column, counted from 1.</param>
    /// <param name="columnName">The column's name in the header.</param>
    /// <param name="inner">The exception behind it.</param>
    public DataFormatException(
        string problem, string? path = null, long? row = null, int? column = null, string? columnName = null, Exception? inner = null)
        : base(Compose(problem, path, row, column, columnName), inner) =>
        (Path, Row, Column, ColumnName) = (path, row, column, columnName);

    /// <summary>The file, or null if the data came from a reader without a name.</summary>
    public string? Path { get; }

    /// <summary>The line, counted from 1, on which the record starts, or null if the whole file is meant.</summary>
    public long? Row { get; }

    /// <summary>The column, counted from 1, or null if the whole record is meant.</summary>
    public int? Column { get; }

    /// <summary>The column's name in the header, or null.</summary>
    public string? ColumnName { get; }

    private static string Compose(string problem, string? path, long? row, int? column, string? columnName)
    {
        var place = new StringBuilder(path ?? "CSV data");
        if (row is not null) place.Append(", row ").Append(row.Value);
        if (column is not null) place.Append(", column ").Append(column.Value);
        if (columnName is not null) place.Append(" '").Append(columnName).Append('\'');
        return place.Append(": ").Append(problem).ToString();
    }
}
