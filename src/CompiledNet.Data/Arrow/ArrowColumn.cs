using System;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace CompiledNet;

/// <summary>An array of Arrow as a column of a table.</summary>
internal static class ArrowColumn
{
    // A float tells so many whole numbers apart.
    private const int MostCategories = 1 << 24;

    /// <summary>Reads all its rows.</summary>
    /// <exception cref="DataFormatException">The array holds what a table cannot.</exception>
    public static TableColumn Read(IArrowArray array, ColumnPlace place)
    {
        int count = array.Length;
        return array switch
        {
            FloatArray numbers => Numbers(numbers, place, value => value),
            DoubleArray numbers => Numbers(numbers, place, value => value),
            HalfFloatArray numbers => Numbers(numbers, place, value => (double)value),
            Int8Array numbers => Numbers(numbers, place, value => value),
            Int16Array numbers => Numbers(numbers, place, value => value),
            Int32Array numbers => Numbers(numbers, place, value => value),
            Int64Array numbers => Numbers(numbers, place, value => (float)value),
            UInt8Array numbers => Numbers(numbers, place, value => value),
            UInt16Array numbers => Numbers(numbers, place, value => value),
            UInt32Array numbers => Numbers(numbers, place, value => value),
            UInt64Array numbers => Numbers(numbers, place, value => (float)value),
            Decimal128Array numbers => CellValues.Numbers(place, count, row => (float?)numbers.GetValue(row)),
            Decimal256Array numbers => CellValues.Numbers(place, count, row => (float?)numbers.GetValue(row)),
            BooleanArray truths => CellValues.Numbers(place, count, row => truths.GetValue(row) is { } value ? value ? 1 : 0 : null),
            StringArray texts => CellValues.Texts(place, count, row => texts.IsNull(row) ? null : ArrowText.Of(texts.Values, texts.ValueOffsets[row], texts.ValueOffsets[row + 1], place, row)),
            LargeStringArray texts => CellValues.Texts(place, count, row => texts.IsNull(row) ? null : ArrowText.Of(texts.ValueBuffer.Span, texts.ValueOffsets[row], texts.ValueOffsets[row + 1], place, row)),
            StringViewArray texts => CellValues.Texts(place, count, row => texts.IsNull(row) ? null : ArrowText.Of(texts.GetBytes(row), place, row)),
            Date32Array dates => CellValues.Texts(place, count, row => dates.GetDateOnly(row) is { } day ? CellValues.Text(day) : null),
            Date64Array dates => CellValues.Texts(place, count, row => dates.GetDateOnly(row) is { } day ? CellValues.Text(day) : null),
            TimestampArray times => CellValues.Texts(place, count, row => times.GetTimestamp(row) is { } time ? CellValues.Text(time.UtcDateTime) : null),
            NullArray => CellValues.Numbers(place, count, _ => null),
            DictionaryArray categories => Categories(categories, place),
            _ => throw place.Unreadable(array.Data.DataType.Name),
        };
    }

    private static TableColumn Numbers<T>(PrimitiveArray<T> array, ColumnPlace place, Func<T, double> number) where T : struct, IEquatable<T>
    {
        var values = array.Values;
        var numbers = new float[array.Length];
        for (int row = 0; row < numbers.Length; row++) numbers[row] = array.IsNull(row) ? float.NaN : CellValues.Number(number(values[row]), place, row);
        return new TableColumn(place.Name, numbers.AsSpan());
    }

    // Each row has the number of its category.
    private static TableColumn Categories(DictionaryArray array, ColumnPlace place)
    {
        if (array.Indices.Data.DataType is not IntegerType) throw place.Unreadable("categories that are not numbered");
        var known = Read(array.Dictionary, place);
        if (known.Count > MostCategories) throw place.Unreadable($"more than {MostCategories} categories");
        var indices = Read(array.Indices, place).Numbers.ToArray();
        for (int row = 0; row < indices.Length; row++)
            if (indices[row] is < 0 || indices[row] >= known.Count) throw place.Error(row, $"expected a category from 0 to {known.Count - 1}, got {indices[row]}");
        if (known.IsText) return CellValues.Texts(place, array.Length, row => float.IsNaN(indices[row]) ? null : known.Texts[(int)indices[row]]);
        float[] numbers = known.Numbers.ToArray();
        return CellValues.Numbers(place, array.Length, row => float.IsNaN(indices[row]) ? null : numbers[(int)indices[row]]);
    }
}
