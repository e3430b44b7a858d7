using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet;

/// <summary>What data holds, column by column; its text is a table for people.</summary>
public sealed class DataSummary
{
    internal DataSummary(IReadOnlyList<TableColumn> columns, TableColumn? target) => Columns = [.. columns.Select(column => new ColumnSummary(column, target))];

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<ColumnSummary> Columns { get; }

    /// <summary>The column with this name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ColumnSummary this[string name] => Columns.FirstOrDefault(column => column.Name == name) ?? throw new ArgumentException($"There is no column '{name}'.", nameof(name));

    /// <summary>A line for each column.</summary>
    public override string ToString()
    {
        var table = new TextTable(["column", "count", "missing", "distinct", "mean", "deviation", "min", "25%", "median", "75%", "max", "outliers", "correlation"]);
        foreach (var column in Columns)
        {
            if (column.MostFrequent is { } frequent)
                table.Add(column.Name, Whole(column.Count), Whole(column.Missing), Whole(column.Distinct), CsvText.Quote(frequent), "", "", "", "", "", "", "", "");
            else
                table.Add(column.Name, Whole(column.Count), Whole(column.Missing), Whole(column.Distinct), Number(column.Mean), Number(column.Deviation), Number(column.Minimum), Number(column.LowerQuartile), Number(column.Median), Number(column.UpperQuartile), Number(column.Maximum), Whole(column.Outliers), Number(column.Correlation));
        }

        return table.ToString();

        static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
        static string Number(double number) => double.IsNaN(number) ? "" : number.ToString("G4", CultureInfo.InvariantCulture);
    }
}
