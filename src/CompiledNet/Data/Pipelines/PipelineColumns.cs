using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

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

    /// <summary>The table after all rules, each of which comes after those before it. A rule whose column is missing, as the target may be, does nothing.</summary>
    public static Table Apply(Table table, IReadOnlyList<ColumnRule> rules, int threads)
    {
        // Rules that read different columns of a table can go side by side.
        var side = new List<ColumnRule>();
        foreach (var rule in rules)
        {
            if (side.Count > 0 && (table.Find(rule.Column) is null || side.Exists(other => other.Column == rule.Column))) Replace();
            if (table.Find(rule.Column) is not null) side.Add(rule);
        }

        Replace();
        return table;

        void Replace()
        {
            table = PipelineColumns.Replace(table, side, threads);
            side.Clear();
        }
    }

    /// <summary>The table with what each rule makes of its column in that column's place; no two read the same.</summary>
    public static Table Replace(Table table, IReadOnlyList<ColumnRule> rules, int threads)
    {
        var made = new IReadOnlyList<TableColumn>[rules.Count];
        SharedWork.Items(made.Length, threads, i => made[i] = rules[i].Apply(table[rules[i].Column]));
        var byColumn = new Dictionary<string, IReadOnlyList<TableColumn>>(StringComparer.Ordinal);
        for (int i = 0; i < made.Length; i++) byColumn.Add(rules[i].Column, made[i]);
        return new Table([.. table.Columns.SelectMany(column => byColumn.GetValueOrDefault(column.Name) ?? [column])]);
    }

    /// <summary>The numbers of the columns, row by row.</summary>
    /// <exception cref="ArgumentException">A column holds texts, or a number is missing or not finite.</exception>
    public static float[] Numbers(TableColumn[] columns, int threads = 1)
    {
        SharedWork.Items(columns.Length, threads, i => Check(columns[i]));
        int width = columns.Length, count = width == 0 ? 0 : columns[0].Count;
        var numbers = new float[checked(width * count)];
        SharedWork.Rows(count, width, threads, [MethodImpl(Hot.Optimized)] (first, end) =>
        {
            for (int i = 0; i < width; i++)
            {
                var column = columns[i].Numbers;
                for (int row = first; row < end; row++) numbers[row * width + i] = column[row];
            }
        });
        return numbers;
    }

    [MethodImpl(Hot.Optimized)]
    private static void Check(TableColumn column)
    {
        if (column.IsText) throw new ArgumentException($"The column '{column.Name}' holds texts in the end: encode it, or drop it.", "steps");
        var numbers = column.Numbers;
        for (int row = 0; row < numbers.Length; row++)
            if (!float.IsFinite(numbers[row])) throw new ArgumentException($"Column '{column.Name}', row {row}: a finite number was expected in the end, but there is {(float.IsNaN(numbers[row]) ? "no value: impute it" : numbers[row])}.", "table");
    }
}
