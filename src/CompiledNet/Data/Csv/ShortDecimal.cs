using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Reads decimal numbers as tables have them, of at most 19 digits and a small exponent, several times as fast as the
/// runtime and to the same bits.
/// </summary>
/// <remarks>
/// After W. D. Clinger, "How to read floating point numbers accurately" (1990): a whole number below 2⁵³ and a power of ten
/// up to 10²² are doubles, and their product or quotient is the nearest double. The float nearest to that one is the float
/// nearest to the decimal number, unless the double lies in the middle between two floats. More digits, up to 19, are rounded to a double
/// first: two roundings of at most half a unit in the last place each, a relative error below 2⁻⁵², are at most 2 units of the result, so
/// that only doubles that near the middle are in doubt. Those, and numbers near the ends of the range of a float, are left to the runtime.
/// </remarks>
internal static class ShortDecimal
{
    private const int ExactDigits = 15, MostDigits = 19, LargestPower = 22;
    private const ulong Doubt = 4;
    private const ulong BelowFloat = (1UL << 29) - 1, Middle = 1UL << 28;
    private const double SmallestNormal = 1.1754943508222875e-38;

    private static ReadOnlySpan<double> Powers =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>The number in <c>[+-] digits [. digits] [e [+-] digits]</c>; false if the text is anything else or has to be read with more care.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<char> text, out float number)
    {
        number = 0;
        int at = 0;
        bool negative = false;
        if (text.Length > 0 && text[0] is '-' or '+') negative = text[at++] == '-';

        ulong digits = 0;
        int start = at, fraction = 0;
        while (at < text.Length && (uint)(text[at] - '0') <= 9) digits = digits * 10 + (uint)(text[at++] - '0');
        int count = at - start;
        if (at < text.Length && text[at] == '.')
        {
            start = ++at;
            while (at < text.Length && (uint)(text[at] - '0') <= 9) digits = digits * 10 + (uint)(text[at++] - '0');
            fraction = at - start;
            count += fraction;
        }

        if (count is 0 or > MostDigits) return false;
        int power = -fraction;
        if (at < text.Length && !TryAddExponent(text[at..], ref power)) return false;
        if (power is < -LargestPower or > LargestPower) return false;

        double value = power < 0 ? digits / Powers[-power] : digits * Powers[power];
        ulong doubt = count > ExactDigits ? Doubt : 0;
        if ((BitConverter.DoubleToUInt64Bits(value) & BelowFloat) - (Middle - doubt) <= 2 * doubt || value > float.MaxValue || (value < SmallestNormal && digits != 0)) return false;
        number = negative ? -(float)value : (float)value;
        return true;
    }

    private static bool TryAddExponent(ReadOnlySpan<char> text, ref int power)
    {
        if (text.Length < 2 || (text[0] | 0x20) != 'e') return false;
        int at = text[1] is '-' or '+' ? 2 : 1, exponent = 0;
        if (at == text.Length || text.Length - at > 3) return false;
        foreach (char c in text[at..])
        {
            if ((uint)(c - '0') > 9) return false;
            exponent = exponent * 10 + (c - '0');
        }

        power += text[1] == '-' ? -exponent : exponent;
        return true;
    }
}
