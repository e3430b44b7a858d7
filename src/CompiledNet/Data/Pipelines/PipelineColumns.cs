using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>The columns of rows on their way through a pipeline.</summary>
internal static class PipelineColumns
{
    /// <summary>The raw columns of the rows, found by name; the target may be missing.</summary>
    /// <exception cref="ArgumentException">A column is missing, or holds something else than in training.</exception>
    public static Table Select(Table rows, IReadOnlyList<PipelineColumn> columns, string? target)
    {
        var selected = new List<TableColumn>();
        foreach (var (name, isText) in columns)
        {
            if (rows.Find(name) is not { } column)
            {
                if (name == target) continue;
                throw new ArgumentException($"The pipeline was fitted to a column '{name}', which the rows do not have; they have {CsvText.Quote(string.Join(", ", rows.Columns.Select(other => other.Name)))}.", nameof(rows));
            }

            // A column of missing values alone does not say what it holds.
            if (column.IsText != isText && column.MissingCount == column.Count)
                column = isText ? new TableColumn(name, new string?[column.Count]) : new TableColumn(name, Enumerable.Repeat(float.NaN, column.Count).ToArray());
            if (column.IsText != isText)
                throw new ArgumentException($"The column '{name}' held {(isText ? "texts" : "numbers")} in training, but the rows have {(isText ? "numbers" : "texts")} there{(isText ? ": name it among CsvOptions.TextColumns" : "")}.", nameof(rows));
            selected.Add(column);
        }

        return new Table(selected);
    }

    /// <summary>The table with what the rule makes of its column in that column's place.</summary>
    public static Table Replace(Table table, ColumnRule rule)
    {
        var columns = new List<TableColumn>();
        foreach (var column in table.Columns)
        {
            if (column.Name == rule.Column) columns.AddRange(rule.Apply(column));
            else columns.Add(column);
        }

        return new Table(columns);
    }

    /// <summary>The numbers of the columns, row by row.</summary>
    /// <exception cref="ArgumentException">A column holds texts, or a number is missing or not finite.</exception>
    public static float[] Numbers(TableColumn[] columns)
    {
        var numbers = new float[checked(columns.Length * (columns.Length == 0 ? 0 : columns[0].Count))];
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].IsText) throw new ArgumentException($"The column '{columns[i].Name}' holds texts in the end: encode it, or drop it.", "steps");
            var column = columns[i].Numbers;
            for (int row = 0; row < column.Length; row++)
            {
                if (!float.IsFinite(column[row])) throw new ArgumentException($"Column '{columns[i].Name}', row {row}: a finite number was expected in the end, but there is {(float.IsNaN(column[row]) ? "no value: impute it" : column[row])}.", "table");
                numbers[row * columns.Length + i] = column[row];
            }
        }

        return numbers;
    }
}
