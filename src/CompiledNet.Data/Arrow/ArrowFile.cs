using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;

namespace CompiledNet;

/// <summary>
/// Tables in files of Arrow's IPC format: the file format, which is what feather files of pandas and R are, and the stream format. Values become what
/// <see cref="ParquetFile"/> makes of them; categories, which Arrow calls dictionaries, become their texts.
/// </summary>
public static class ArrowFile
{
    private const string Format = "a file or stream of Arrow's IPC format", Magic = "ARROW1";

    /// <summary>The largest number of values accepted in a record batch: 4 bytes each, 1 GiB. Of a short file fewer are: a million, and 1,024 more for each of its bytes.</summary>
    public const long MaxValues = FileReading.MaxValues;

    /// <summary>Reads a file of either format into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns to read, in this order; null for all.</param>
    /// <exception cref="DataFormatException">It is no Arrow file, or holds what a table cannot; the message names column and row.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Table Read(string path, IReadOnlyList<string>? columns = null) => FileReading.Join(path, ReadBlocks(path, columns));

    /// <summary>Reads a file of either format record batch by record batch, as they are asked for: one of them at a time is in memory. Each enumeration reads the file anew.</summary>
    /// <returns>A table for each record batch that has rows: for <see cref="BatchSource.FromTables"/> and <see cref="Pipeline.Apply(IEnumerable{Table}, long?, bool, int)"/>.</returns>
    /// <inheritdoc cref="Read"/>
    public static IEnumerable<Table> ReadBlocks(string path, IReadOnlyList<string>? columns = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Blocks(path, columns);
    }

    /// <summary>Writes a table in the file format, whole or not at all: a file that was there before stays as it was when writing fails. What is missing is null in the file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file to write or to replace.</param>
    /// <param name="rowsPerBatch">The rows of a record batch, fewer only in the last.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rowsPerBatch"/> is not positive.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Table table, string path, int rowsPerBatch = 1 << 16)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowsPerBatch);
        using var whole = table.ToRecordBatch();
        AtomicFile.Write(path, stream =>
        {
            using var writer = new ArrowFileWriter(stream, whole.Schema, leaveOpen: true);
            for (int first = 0; first < table.Count; first += rowsPerBatch) writer.WriteRecordBatch(whole.Slice(first, Math.Min(rowsPerBatch, table.Count - first)));
            writer.WriteEnd();
        });
    }

    private static IEnumerable<Table> Blocks(string path, IReadOnlyList<string>? columns)
    {
        using var stream = RegularFile.OpenRead(path);
        using var reader = FileReading.Guard(path, Format, () => Reader(stream));
        int[]? positions = null;
        long rows = 0;
        while (FileReading.Guard(path, Format, reader.ReadNextRecordBatch) is { } batch)
        {
            using (batch)
            {
                positions ??= FileReading.Positions(path, columns, [.. batch.Schema.FieldsList.Select(field => field.Name)]);
                if (batch.Length == 0) continue;
                FileReading.CheckSize(path, stream.Length, "a record batch", positions.Length, batch.Length);
                yield return FileReading.Guard(path, Format, () => RecordBatches.Table(batch, positions, path, rows + 1));
                rows += batch.Length;
            }
        }
    }

    private static ArrowStreamReader Reader(FileStream stream)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read == 0) throw new InvalidDataException("it is empty");
        bool isFile = System.Text.Encoding.ASCII.GetString(start) == Magic;
        var layout = new ArrowLayout(stream);
        if (isFile) layout.CheckFile();
        else layout.CheckStream();
        stream.Position = 0;
        var codecs = new CompressionCodecFactory();
        var memory = new FileMemory(stream.Length);
        return isFile ? new ArrowFileReader(stream, memory, codecs, leaveOpen: true) : new ArrowStreamReader(stream, memory, codecs, leaveOpen: true);
    }
}
