using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// A date, with or without the time of day, as numbers: year, month, day, day of the week (0 is Monday, as in ISO 8601 and
/// pandas) and days since 1970, with the time as their fraction. A time with a zone is that of UTC, wherever the program runs. A missing date leaves all of them missing.
/// </summary>
/// <param name="column">The column it reads.</param>
/// <param name="format">How dates are written, in .NET's notation; empty for ISO 8601.</param>
internal sealed class DateRule(string column, string format) : ColumnRule(column)
{
    private static readonly string[] s_parts = ["year", "month", "day", "dayofweek", "days"];

    private static readonly string[] s_iso = ["yyyy-MM-dd", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    private readonly string[] _formats = format.Length == 0 ? s_iso : [format];

    public override string Kind => "Date";

    /// <summary>Whether dates can be written so and read again: to one without a year the base library adds the year in which the program runs.</summary>
    public static bool IsFormat(string format)
    {
        var day = new DateTime(2004, 2, 29);
        try
        {
            return format.Length == 0 || (TryParse(day.ToString(format, CultureInfo.InvariantCulture), [format], out var read) && read.Year == day.Year);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public override IReadOnlyList<string> Texts => [format];

    [MethodImpl(Hot.Optimized)]
    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var columns = new float[s_parts.Length][];
        for (int part = 0; part < columns.Length; part++) columns[part] = new float[read.Count];
        for (int row = 0; row < read.Count; row++)
        {
            var numbers = Parts(read.TextOf(row), row);
            for (int part = 0; part < columns.Length; part++) columns[part][row] = numbers[part];
        }

        var made = new TableColumn[columns.Length];
        for (int part = 0; part < made.Length; part++) made[part] = new TableColumn($"{Column}.{s_parts[part]}", columns[part]);
        return made;
    }

    [MethodImpl(Hot.Optimized)]
    private float[] Parts(string? text, int row)
    {
        if (text is null) return [float.NaN, float.NaN, float.NaN, float.NaN, float.NaN];
        if (!TryParse(text, _formats, out var date))
            throw Refused(row, format.Length == 0 ? "a date such as 2024-02-29 or 2024-02-29 23:59:59" : $"a date written as {format}", text);
        return [date.Year, date.Month, date.Day, ((int)date.DayOfWeek + 6) % 7, (float)(date - DateTime.UnixEpoch).TotalDays];
    }

    // Without the adjustment a time with a zone would become that of the zone in which the program runs.
    [MethodImpl(Hot.Optimized)]
    private static bool TryParse(string text, string[] formats, out DateTime date) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out date);
}
