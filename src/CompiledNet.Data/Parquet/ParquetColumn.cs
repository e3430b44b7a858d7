using System;
using System.Numerics;
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
        if (type == typeof(float)) return Floats(group, field, place, count);
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

    // Values and levels apart, into memory that is empty before: the reader of Parquet.Net 6.1 that puts them together takes memory as somebody else left it,
    // and where a damaged file has fewer values than it says, follows what it finds there down with the process.
    private static TableColumn Texts(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count)
    {
        var values = new ReadOnlyMemory<char>[count];
        int[]? levels = field.IsNullable ? new int[count] : null;
        Wait(group.ReadRawAsync<ReadOnlyMemory<char>>(field, values, levels?.AsMemory(), null));
        int next = 0;
        return CellValues.Texts(place, count, row => levels is null || levels[row] == field.MaxDefinitionLevel ? values[next++].ToString() : null);
    }

    private static TableColumn Texts<T>(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count, Func<T, string> text) where T : struct
    {
        var values = Values<T>(group, field, count);
        return CellValues.Texts(place, count, row => values[row] is { } value ? text(value) : null);
    }

    private static TableColumn Numbers<T>(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count, Func<T, double> number) where T : struct
    {
        var values = Values<T>(group, field, count);
        return CellValues.Numbers(place, count, row => values[row] is { } value ? number(value) : null);
    }

    // The usual column, without a copy of it that says what is missing.
    private static TableColumn Floats(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count)
    {
        if (field.IsNullable) return Numbers<float>(group, field, place, count, value => value);
        var numbers = new float[count];
        Wait(group.ReadAsync<float>(field, numbers.AsMemory()));
        for (int row = 0; row < count; row++) numbers[row] = CellValues.Number(numbers[row], place, row);
        return new TableColumn(place.Name, numbers.AsSpan());
    }

    private static T?[] Values<T>(ParquetRowGroupReader group, DataField field, int count) where T : struct
    {
        var nullable = new T?[count];
        if (field.IsNullable)
        {
            Wait(group.ReadAsync(field, nullable.AsMemory()));
            return nullable;
        }

        var values = new T[count];
        Wait(group.ReadAsync<T>(field, values.AsMemory()));
        for (int row = 0; row < count; row++) nullable[row] = values[row];
        return nullable;
    }

    // Files are read on the calling thread.
    private static void Wait(System.Threading.Tasks.ValueTask reading) => reading.AsTask().GetAwaiter().GetResult();
}
