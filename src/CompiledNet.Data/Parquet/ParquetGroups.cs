using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Parquet;
using Parquet.Schema;

namespace CompiledNet;

/// <summary>The row groups of a Parquet file, one after another.</summary>
internal sealed class ParquetGroups : IDisposable
{
    private const string Format = "a Parquet file";
    private readonly string _path;
    private readonly Stream _stream;
    private readonly ParquetReader _reader;
    private readonly Field[] _fields;
    private readonly int[] _positions;
    private int _next;
    private long _rows;

    public ParquetGroups(Stream stream, string path, IReadOnlyList<string>? columns)
    {
        (_path, _stream) = (path, stream);
        FileReading.Guard(path, Format, () => ParquetFooter.Check(stream));
        _reader = FileReading.Guard(path, Format, () => ParquetReader.CreateAsync(stream, new ParquetOptions { UseDateOnlyTypeForDates = true }, leaveStreamOpen: true).GetAwaiter().GetResult());
        _fields = FileReading.Guard(path, Format, () => _reader.Schema.Fields.ToArray());
        _positions = FileReading.Positions(path, columns, Array.ConvertAll(_fields, field => field.Name));
    }

    /// <summary>The rows of the next group that has some; null behind the last.</summary>
    public Table? Next()
    {
        while (_next < _reader.RowGroupCount)
        {
            int index = _next++;
            if (FileReading.Guard(_path, Format, () => Group(index), Part(index)) is { } table) return table;
        }

        return null;
    }

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static string Part(int index) => $"row group {index + 1}";

    private Table? Group(int index)
    {
        using var group = _reader.OpenRowGroupReader(index);
        long count = group.RowCount;
        FileReading.CheckSize(_path, _stream.Length, "a row group", _positions.Length, count);
        if (count == 0) return null;
        var columns = new TableColumn[_positions.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            var place = new ColumnPlace(_path, _positions[i] + 1, _fields[_positions[i]].Name, _rows + 1);
            columns[i] = _fields[_positions[i]] is DataField { IsArray: false } field
                ? FileReading.Guard(_path, Format, () => Column(group, field, place, (int)count), Part(index), place)
                : throw place.Unreadable("lists or structures");
        }

        _rows += count;
        return new Table(columns);
    }

    // A group says how many rows it has, and each column how many values: where they differ, a page is missing.
    private TableColumn Column(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count)
    {
        var chunk = group.GetMetadata(field);
        long values = chunk?.MetaData?.NumValues ?? 0;
        if (values != count) throw place.Error($"expected {count} values in each column of a row group, got {values}");
        if (chunk!.FilePath is not null) throw place.Error($"expected a column of this file, got one of '{chunk.FilePath}'");
        return ParquetColumn.Read(_stream, chunk.MetaData!, field, place);
    }
}
