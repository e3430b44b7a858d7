using System;
using System.Globalization;

namespace CompiledNet;

/// <summary>Numbers with so many digits after the point, rounded as Python and C do: the exact value, and of two equally near the even one.</summary>
internal static class RoundedText
{
    // A double between 0.01 and 1 has no digit behind these.
    private const int ExactDigits = 60;

    /// <summary>.NET rounds an exact half up, 0.125 to 0.13; Python prints 0.12.</summary>
    /// <param name="value">From 0 to 1.</param>
    /// <param name="digits">At least 1.</param>
    public static string Of(double value, int digits)
    {
        string exact = value.ToString("F" + (digits + ExactDigits), CultureInfo.InvariantCulture), cut = exact[..^ExactDigits];
        bool isHalf = exact[^ExactDigits] == '5' && exact.AsSpan(exact.Length - ExactDigits + 1).TrimEnd('0').IsEmpty;
        return isHalf && (cut[^1] - '0') % 2 == 0 ? cut : value.ToString("F" + digits, CultureInfo.InvariantCulture);
    }
}
