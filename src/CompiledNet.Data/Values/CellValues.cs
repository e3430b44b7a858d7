using System;
using System.Globalization;

namespace CompiledNet;

/// <summary>What values of the formats become in a <see cref="Table"/>: numbers the nearest float, truth values 1 and 0, dates texts in ISO 8601, what is missing NaN or null.</summary>
internal static class CellValues
{
    /// <summary>The nearest float; NaN, which is how frames of pandas write it, is missing.</summary>
    /// <exception cref="DataFormatException">It is infinite, or too large for a float.</exception>
    public static float Number(double value, ColumnPlace place, int row)
    {
        float number = (float)value;
        if (float.IsFinite(number) || double.IsNaN(value)) return number;
        throw place.Error(row, string.Create(CultureInfo.InvariantCulture, $"expected a number that a float can hold, got {value}"));
    }

    /// <summary>A column of numbers.</summary>
    /// <param name="place">Which column.</param>
    /// <param name="count">How many rows it has.</param>
    /// <param name="number">The number of a row, or null.</param>
    public static TableColumn Numbers(ColumnPlace place, int count, Func<int, double?> number)
    {
        var numbers = new float[count];
        for (int row = 0; row < count; row++) numbers[row] = number(row) is { } value ? Number(value, place, row) : float.NaN;
        return new TableColumn(place.Name, numbers.AsSpan());
    }

    /// <summary>A column of texts.</summary>
    /// <param name="place">Which column.</param>
    /// <param name="count">How many rows it has.</param>
    /// <param name="text">The text of a row, or null.</param>
    public static TableColumn Texts(ColumnPlace place, int count, Func<int, string?> text)
    {
        var texts = new string?[count];
        for (int row = 0; row < count; row++) texts[row] = text(row);
        return new TableColumn(place.Name, texts);
    }

    /// <summary>A day: 2024-02-29.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day and the time of it: 2024-02-29T23:59:59, with a fraction of the second if there is one.</summary>
    public static string Text(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
