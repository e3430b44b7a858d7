using System;
using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>Fields of a CSV file as they appear in messages.</summary>
internal static class CsvText
{
    private const int LongestInMessage = 40;

    /// <summary>The field in quotes, shortened, with control characters escaped.</summary>
    public static string Quote(ReadOnlySpan<char> field)
    {
        var text = new StringBuilder("\"");
        foreach (char c in field[..Math.Min(field.Length, LongestInMessage)])
        {
            if (char.IsControl(c)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else text.Append(c);
        }

        return text.Append(field.Length > LongestInMessage ? "…\"" : "\"").ToString();
    }
}
