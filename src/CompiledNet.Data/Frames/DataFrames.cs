using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Analysis;

namespace CompiledNet;

/// <summary>Tables out of the data frames of Microsoft.Data.Analysis and back.</summary>
public static class DataFrames
{
    private const string Source = "A data frame";

    /// <summary>The rows of a frame, of at least one row; they are copied. Values become what <see cref="ParquetFile"/> makes of them.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="columns">The columns to take, in this order; null for all.</param>
    /// <exception cref="DataFormatException">It holds what a table cannot; the message names column and row.</exception>
    public static Table ReadTable(this DataFrame frame, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Rows.Count > Array.MaxLength) throw new DataFormatException($"expected at most {Array.MaxLength} rows, got {frame.Rows.Count}", Source);
        int[] positions = FileReading.Positions(Source, columns, [.. frame.Columns.Select(column => column.Name)]);
        return new Table([.. positions.Select(position => Column(frame.Columns[position], new ColumnPlace(Source, position + 1, frame.Columns[position].Name, 1)))]);
    }

    /// <summary>The rows as a frame of floats and texts, which is an <see cref="Microsoft.ML.IDataView"/> too; what is missing is null.</summary>
    public static DataFrame ToDataFrame(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new DataFrame(table.Columns.Select(Column));
    }

    private static TableColumn Column(DataFrameColumn column, ColumnPlace place)
    {
        int count = (int)column.Length;
        return column switch
        {
            PrimitiveDataFrameColumn<float> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<double> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<int> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<long> numbers => CellValues.Numbers(place, count, row => (float?)numbers[row]),
            PrimitiveDataFrameColumn<bool> truths => CellValues.Numbers(place, count, row => truths[row] is { } value ? value ? 1 : 0 : null),
            PrimitiveDataFrameColumn<byte> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<sbyte> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<short> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<ushort> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<uint> numbers => CellValues.Numbers(place, count, row => numbers[row]),
            PrimitiveDataFrameColumn<ulong> numbers => CellValues.Numbers(place, count, row => (float?)numbers[row]),
            PrimitiveDataFrameColumn<decimal> numbers => CellValues.Numbers(place, count, row => (float?)numbers[row]),
            PrimitiveDataFrameColumn<DateTime> times => CellValues.Texts(place, count, row => times[row] is { } time ? CellValues.Text(time) : null),
            StringDataFrameColumn texts => CellValues.Texts(place, count, row => texts[row]),
            ArrowStringDataFrameColumn texts => CellValues.Texts(place, count, row => texts[row]),
            _ => throw place.Unreadable(column.DataType.Name),
        };
    }

    private static DataFrameColumn Column(TableColumn column) => column.IsText
        ? new StringDataFrameColumn(column.Name, column.Texts)
        : new SingleDataFrameColumn(column.Name, column.Numbers.ToArray().Select(number => float.IsNaN(number) ? (float?)null : number));
}
