using System;
using Parquet;
using Parquet.Schema;

namespace CompiledNet;

/// <summary>A column of a row group as a column of a table.</summary>
internal static class ParquetColumn
{
    /// <summary>Reads all its rows.</summary>
    /// <exception cref="DataFormatException">The column holds what a table cannot.</exception>
    public static TableColumn Read(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count)
    {
        var type = field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>)) return Texts(group, field, place, count);
        if (type == typeof(DateOnly)) return Texts<DateOnly>(group, field, place, count, CellValues.Text);
        if (type == typeof(DateTime)) return Texts<DateTime>(group, field, place, count, CellValues.Text);
        if (type == typeof(float)) return Numbers<float>(group, field, place, count, value => value);
        if (type == typeof(double)) return Numbers<double>(group, field, place, count, value => value);
        if (type == typeof(int)) return Numbers<int>(group, field, place, count, value => value);
        if (type == typeof(long)) return Numbers<long>(group, field, place, count, value => (float)value);
        if (type == typeof(bool)) return Numbers<bool>(group, field, place, count, value => value ? 1 : 0);
        if (type == typeof(byte)) return Numbers<byte>(group, field, place, count, value => value);
        if (type == typeof(sbyte)) return Numbers<sbyte>(group, field, place, count, value => value);
        if (type == typeof(short)) return Numbers<short>(group, field, place, count, value => value);
        if (type == typeof(ushort)) return Numbers<ushort>(group, field, place, count, value => value);
        if (type == typeof(uint)) return Numbers<uint>(group, field, place, count, value => value);
        if (type == typeof(ulong)) return Numbers<ulong>(group, field, place, count, value => (float)value);
        if (type == typeof(decimal)) return Numbers<decimal>(group, field, place, count, value => (float)value);
        throw place.Unreadable(type.Name);
    }

    private static TableColumn Texts(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count)
    {
        var values = new ParquetValues<ReadOnlyMemory<char>>(group, field, place, count);
        return CellValues.Texts(place, count, row => values.Next(row)?.ToString());
    }

    private static TableColumn Texts<T>(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count, Func<T, string> text) where T : struct
    {
        var values = new ParquetValues<T>(group, field, place, count);
        return CellValues.Texts(place, count, row => values.Next(row) is { } value ? text(value) : null);
    }

    private static TableColumn Numbers<T>(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count, Func<T, double> number) where T : struct
    {
        var values = new ParquetValues<T>(group, field, place, count);
        return CellValues.Numbers(place, count, row => values.Next(row) is { } value ? number(value) : null);
    }
}
