using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CompiledNet.Generator.Writing;

/// <summary>C# literals that are the same text under every culture and runtime.</summary>
internal static class Literals
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    public static string Of(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(value) => "double.NaN",
        _ => WithPoint(value.ToString("G17", CultureInfo.InvariantCulture), Shorter(value)),
    };

    public static string Of(float value) => value switch
    {
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ when float.IsNaN(value) => "float.NaN",
        _ => value.ToString("G9", CultureInfo.InvariantCulture) + "f",
    };

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A string literal; everything but printable ASCII is escaped.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~') text.Append(c);
            else text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return text.Append('"').ToString();
    }

    /// <summary>A collection expression of integers.</summary>
    public static string Of(IEnumerable<int> values) => $"[{string.Join(", ", values.Select(Of))}]";

    /// <summary>A collection expression of strings.</summary>
    public static string Of(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Of))}]";

    // "R" differs between .NET Framework, which runs the compiler inside Visual Studio, and .NET; fifteen digits that
    // read back exactly do not.
    private static string? Shorter(double value)
    {
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : null;
    }

    private static string WithPoint(string exact, string? shorter)
    {
        string text = shorter ?? exact;
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }
}
