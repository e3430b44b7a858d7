using System;
using System.Collections.Generic;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CompiledNet;

/// <summary>A column of a data view, read row by row.</summary>
internal abstract class ViewColumn
{
    /// <summary>The annotations of ML.NET with the names of a vector's slots and the values of keys.</summary>
    private const string SlotNames = "SlotNames", KeyValues = "KeyValues";

    /// <summary>Takes the current row of the cursor.</summary>
    public abstract void Add();

    /// <summary>The columns of the rows since the last call.</summary>
    public abstract IEnumerable<TableColumn> Build();

    /// <summary>What reads a column.</summary>
    /// <exception cref="DataFormatException">The column holds what a table cannot.</exception>
    public static ViewColumn Of(DataViewRow row, DataViewSchema.Column column, ColumnPlace place)
    {
        switch (column.Type)
        {
            case TextDataViewType:
                return new ViewTexts<ReadOnlyMemory<char>>(row, column, place, text => text.ToString());
            case DateTimeDataViewType:
                return new ViewTexts<DateTime>(row, column, place, CellValues.Text);
            case DateTimeOffsetDataViewType:
                return new ViewTexts<DateTimeOffset>(row, column, place, time => CellValues.Text(time.UtcDateTime));
            case KeyDataViewType key:
                return Key(row, column, place, key);
            case VectorDataViewType { IsKnownSize: true } vector when vector.ItemType == NumberDataViewType.Single:
                return new ViewVector<float>(row, column, place, vector.Size, SlotNamesOf(column), value => value);
            case VectorDataViewType { IsKnownSize: true } vector when vector.ItemType == NumberDataViewType.Double:
                return new ViewVector<double>(row, column, place, vector.Size, SlotNamesOf(column), value => value);
            default:
                return Number(row, column, place);
        }
    }

    private static ViewColumn Number(DataViewRow row, DataViewSchema.Column column, ColumnPlace place)
    {
        var type = column.Type;
        if (type == NumberDataViewType.Single) return new ViewNumbers<float>(row, column, place, value => value);
        if (type == NumberDataViewType.Double) return new ViewNumbers<double>(row, column, place, value => value);
        if (type == NumberDataViewType.Int32) return new ViewNumbers<int>(row, column, place, value => value);
        if (type == NumberDataViewType.Int64) return new ViewNumbers<long>(row, column, place, value => (float)value);
        if (type == NumberDataViewType.SByte) return new ViewNumbers<sbyte>(row, column, place, value => value);
        if (type == NumberDataViewType.Byte) return new ViewNumbers<byte>(row, column, place, value => value);
        if (type == NumberDataViewType.Int16) return new ViewNumbers<short>(row, column, place, value => value);
        if (type == NumberDataViewType.UInt16) return new ViewNumbers<ushort>(row, column, place, value => value);
        if (type == NumberDataViewType.UInt32) return new ViewNumbers<uint>(row, column, place, value => value);
        if (type == NumberDataViewType.UInt64) return new ViewNumbers<ulong>(row, column, place, value => (float)value);
        if (type is BooleanDataViewType) return new ViewNumbers<bool>(row, column, place, value => value ? 1 : 0);
        throw place.Unreadable(type.ToString()!);
    }

    // Keys count from 1, and 0 is a missing one.
    private static ViewColumn Key(DataViewRow row, DataViewSchema.Column column, ColumnPlace place, KeyDataViewType key)
    {
        if (key.RawType == typeof(byte)) return Key<byte>(row, column, place, value => value);
        if (key.RawType == typeof(ushort)) return Key<ushort>(row, column, place, value => value);
        if (key.RawType == typeof(uint)) return Key<uint>(row, column, place, value => value);
        return Key<ulong>(row, column, place, value => value);
    }

    private static ViewColumn Key<T>(DataViewRow row, DataViewSchema.Column column, ColumnPlace place, Func<T, ulong> number)
    {
        switch (column.Annotations.Schema.GetColumnOrNull(KeyValues)?.Type)
        {
            case VectorDataViewType { ItemType: TextDataViewType }:
                string[] texts = Array.ConvertAll(Values<ReadOnlyMemory<char>>(column, KeyValues), text => text.ToString());
                return new ViewTexts<T>(row, column, place, value => Known(number(value), texts.Length, place) is >= 0 and var index ? texts[index] : null);
            case VectorDataViewType { ItemType: var item } when item == NumberDataViewType.Single:
                float[] numbers = Values<float>(column, KeyValues);
                return new ViewNumbers<T>(row, column, place, value => Known(number(value), numbers.Length, place) is >= 0 and var index ? numbers[index] : double.NaN);
            default:
                return new ViewNumbers<T>(row, column, place, value => number(value) is > 0 and var key ? (float)(key - 1) : double.NaN);
        }
    }

    private static int Known(ulong key, int count, ColumnPlace place) =>
        key <= (ulong)count ? (int)key - 1 : throw place.Error($"expected a key of at most {count}, got {key}");

    private static string[] SlotNamesOf(DataViewSchema.Column column) =>
        column.Annotations.Schema.GetColumnOrNull(SlotNames)?.Type is VectorDataViewType { ItemType: TextDataViewType }
            ? Array.ConvertAll(Values<ReadOnlyMemory<char>>(column, SlotNames), name => name.ToString())
            : [];

    private static T[] Values<T>(DataViewSchema.Column column, string annotation)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(annotation, ref values);
        return [.. values.DenseValues()];
    }
}
