using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ML;

namespace CompiledNet;

/// <summary>
/// Tables out of the data views of ML.NET. Numbers, truth values, dates and texts become what <see cref="ParquetFile"/> makes of them, empty texts
/// too are texts; a key becomes the text or number it stands for, or its number from 0 where it does not say; of a vector of numbers each slot becomes a column, <c>Features[0]</c>
/// … or as the slots are named.
/// </summary>
public static class DataViews
{
    private const string Source = "A data view";

    /// <summary>All rows of a view, at least one.</summary>
    /// <param name="view">The view.</param>
    /// <param name="columns">The columns to take, in this order; null for all.</param>
    /// <exception cref="DataFormatException">It holds what a table cannot; the message names column and row.</exception>
    public static Table ReadTable(this IDataView view, IReadOnlyList<string>? columns = null) => FileReading.Join(Source, view.ReadBlocks(columns, 1 << 16));

    /// <summary>The rows of a view block by block, as they are asked for. Each enumeration opens a cursor of its own.</summary>
    /// <param name="view">The view.</param>
    /// <param name="columns">The columns to take, in this order; null for all.</param>
    /// <param name="rows">The rows of a block; fewer only in the last.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    /// <exception cref="DataFormatException">It holds what a table cannot; the message names column and row.</exception>
    public static IEnumerable<Table> ReadBlocks(this IDataView view, IReadOnlyList<string>? columns = null, int rows = 4096)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        DataViewSchema.Column[] there = [.. view.Schema.Where(column => !column.IsHidden)];
        int[] positions = FileReading.Positions(Source, columns, [.. there.Select(column => column.Name)]);
        return Blocks(view, Array.ConvertAll(positions, position => there[position]), rows);
    }

    private static IEnumerable<Table> Blocks(IDataView view, DataViewSchema.Column[] columns, int rows)
    {
        using var cursor = view.GetRowCursor(columns);
        ViewColumn[] readers = [.. columns.Select((column, i) => ViewColumn.Of(cursor, column, new ColumnPlace(Source, column.Index + 1, column.Name, 1)))];
        int read = 0;
        while (cursor.MoveNext())
        {
            foreach (var reader in readers) reader.Add();
            if (++read < rows) continue;
            read = 0;
            yield return Block();
        }

        if (read > 0) yield return Block();

        Table Block() => new([.. readers.SelectMany(reader => reader.Build())]);
    }
}
