using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace CompiledNet;

/// <summary>
/// Tables in Parquet files. Integers, floats and decimals are read as the nearest float, truth values as 1 and 0, dates as texts in ISO 8601, which
/// <see cref="Encode.Date(string[])"/> takes. A column of anything else is refused, unless the columns to read are named without it.
/// </summary>
public static class ParquetFile
{
    /// <summary>The largest number of values accepted in a row group: 4 bytes each, 1 GiB. Of a short file fewer are: a million, and 1,024 more for each of its bytes.</summary>
    public const long MaxValues = FileReading.MaxValues;

    /// <summary>Reads a file into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns to read, in this order; null for all.</param>
    /// <exception cref="DataFormatException">It is no Parquet file, or holds what a table cannot; the message names column and row.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Table Read(string path, IReadOnlyList<string>? columns = null) => FileReading.Join(path, ReadBlocks(path, columns));

    /// <summary>Reads a file row group by row group, as they are asked for: one of them at a time is in memory. Each enumeration reads the file anew.</summary>
    /// <returns>A table for each row group that has rows: for <see cref="BatchSource.FromTables"/> and <see cref="Pipeline.Apply(IEnumerable{Table}, long?, bool, int)"/>.</returns>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<Table> ReadBlocks(string path, IReadOnlyList<string>? columns = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Blocks(path, columns);
    }

    /// <summary>Writes a table, whole or not at all: a file that was there before stays as it was when writing fails. What is missing is null in the file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file to write or to replace.</param>
    /// <param name="rowsPerGroup">The rows of a row group, fewer only in the last.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rowsPerGroup"/> is not positive.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Table table, string path, int rowsPerGroup = 1 << 20)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowsPerGroup);
        // The library wants a stream that can seek; what it writes is copied once.
        using var content = new MemoryStream();
        Write(table, content, rowsPerGroup).GetAwaiter().GetResult();
        AtomicFile.Write(path, stream => content.WriteTo(stream));
    }

    private static IEnumerable<Table> Blocks(string path, IReadOnlyList<string>? columns)
    {
        using var stream = RegularFile.OpenRead(path);
        using var reader = new ParquetGroups(stream, path, columns);
        while (reader.Next() is { } block) yield return block;
    }

    private static async Task Write(Table table, Stream stream, int rowsPerGroup)
    {
        DataField[] fields = [.. table.Columns.Select(column => new DataField(column.Name, column.IsText ? typeof(string) : typeof(float), isNullable: true))];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream).ConfigureAwait(false);
        for (int first = 0; first < table.Count; first += rowsPerGroup)
        {
            int count = Math.Min(rowsPerGroup, table.Count - first);
            using var group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
            {
                var column = table.Columns[i];
                if (column.IsText) await group.WriteAsync(fields[i], [.. column.Texts.Skip(first).Take(count)]).ConfigureAwait(false);
                else await group.WriteAsync<float>(fields[i], Nullable(column.Numbers.Slice(first, count))).ConfigureAwait(false);
            }

            group.CompleteValidate();
        }
    }

    private static ReadOnlyMemory<float?> Nullable(ReadOnlySpan<float> numbers)
    {
        var nullable = new float?[numbers.Length];
        for (int i = 0; i < nullable.Length; i++) nullable[i] = float.IsNaN(numbers[i]) ? null : numbers[i];
        return nullable;
    }
}
