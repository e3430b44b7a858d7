using System;
using System.Collections.Generic;
using System.Linq;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace CompiledNet;

/// <summary>Tables out of Arrow's record batches and back.</summary>
public static class RecordBatches
{
    /// <summary>The rows of a record batch; its memory is copied.</summary>
    /// <param name="batch">The record batch; at least one row.</param>
    /// <param name="columns">The columns to take, in this order; null for all.</param>
    /// <exception cref="DataFormatException">It holds what a table cannot; the message names column and row.</exception>
    public static Table ReadTable(this RecordBatch batch, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        const string source = "A record batch";
        return Table(batch, FileReading.Positions(source, columns, [.. batch.Schema.FieldsList.Select(field => field.Name)]), source, 1);
    }

    /// <summary>The rows as a record batch of floats and texts; what is missing is null.</summary>
    public static RecordBatch ToRecordBatch(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var schema = new Schema([.. table.Columns.Select(column => new Field(column.Name, column.IsText ? StringType.Default : FloatType.Default, nullable: true))], null);
        return new RecordBatch(schema, table.Columns.Select(Array), table.Count);
    }

    /// <summary>Some columns of a record batch.</summary>
    /// <param name="batch">The record batch.</param>
    /// <param name="positions">Which columns.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="firstRow">The number of its first row there, counted from 1.</param>
    internal static Table Table(RecordBatch batch, int[] positions, string source, long firstRow) =>
        new([.. positions.Select(position => Column(batch, position, source, firstRow))]);

    private static TableColumn Column(RecordBatch batch, int position, string source, long firstRow)
    {
        var place = new ColumnPlace(source, position + 1, batch.Schema.GetFieldByIndex(position).Name, firstRow);
        var array = batch.Column(position);
        if (array.Length != batch.Length) throw place.Error($"expected {batch.Length} rows, got {array.Length}");
        return ArrowColumn.Read(array, place);
    }

    private static IArrowArray Array(TableColumn column)
    {
        if (column.IsText)
        {
            var texts = new StringArray.Builder().Reserve(column.Count);
            foreach (string? text in column.Texts)
            {
                if (text is null) texts.AppendNull();
                else texts.Append(text);
            }

            return texts.Build();
        }

        var numbers = new FloatArray.Builder().Reserve(column.Count);
        foreach (float number in column.Numbers)
        {
            if (float.IsNaN(number)) numbers.AppendNull();
            else numbers.Append(number);
        }

        return numbers.Build();
    }
}
