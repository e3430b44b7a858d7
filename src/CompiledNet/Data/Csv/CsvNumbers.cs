using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>How the numbers of a CSV file are written, and what they are: the nearest float, of any number of digits.</summary>
/// <param name="decimalSeparator">What stands before the fraction.</param>
/// <param name="thousandsSeparator">What stands between groups of digits, or null if nothing may.</param>
internal sealed class CsvNumbers(char decimalSeparator, char? thousandsSeparator)
{
    /// <summary>Numbers in the invariant culture.</summary>
    public static readonly CsvNumbers Invariant = new('.', null);

    private const int LongestGrouped = 128;

    private readonly bool _invariant = decimalSeparator == '.' && thousandsSeparator is null;

    /// <summary>Reads a number; false for text, NaN, and what overflows a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryParse(ReadOnlySpan<char> field, out float number) =>
        (_invariant && ShortDecimal.TryParse(field, out number)) || TryParseOther(field, out number);

    [MethodImpl(Hot.Optimized)]
    private bool TryParseOther(ReadOnlySpan<char> field, out float number) =>
        _invariant ? TryParseAny(field, out number) : TryParseLocal(field.Trim(), out number);

    // TryParse of the runtime passes over NUL characters behind a number.
    [MethodImpl(Hot.Optimized)]
    private static bool TryParseAny(ReadOnlySpan<char> field, out float number) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number) && !field.Contains('\0');

    [MethodImpl(Hot.Optimized)]
    private bool TryParseLocal(ReadOnlySpan<char> field, out float number)
    {
        number = 0;
        if (field.Length > LongestGrouped) return false;
        Span<char> invariant = stackalloc char[field.Length];
        int fraction = field.IndexOf(decimalSeparator), length = 0;
        int end = fraction >= 0 ? fraction : field.IndexOfAny('e', 'E') is var exponent && exponent >= 0 ? exponent : field.Length;
        if (!GroupsAreWhole(field[..end].TrimStart("+-"))) return false;
        for (int i = 0; i < field.Length; i++)
        {
            char c = field[i];
            if (i < end && c == thousandsSeparator) continue;
            if (c == '.' && i != fraction) return false;
            invariant[length++] = i == fraction ? '.' : c;
        }

        return TryParseAny(invariant[..length], out number);
    }

    // The last group has three digits, others may have two (12,34,567), and the first has what is left: 1,5 is no 15.
    [MethodImpl(Hot.Optimized)]
    private bool GroupsAreWhole(ReadOnlySpan<char> digits)
    {
        if (thousandsSeparator is not { } separator || digits.IndexOf(separator) is not (>= 0 and var first)) return true;
        if (first is 0 or > 3) return false;
        for (var rest = digits[(first + 1)..]; ;)
        {
            int next = rest.IndexOf(separator);
            if (next < 0) return rest.Length == 3;
            if (next is not (2 or 3)) return false;
            rest = rest[(next + 1)..];
        }
    }
}
