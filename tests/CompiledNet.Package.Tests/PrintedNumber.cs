using System.Globalization;

namespace CompiledNet.Package.Tests;

/// <summary>A line of the consumer's that says <c>name: number</c>.</summary>
internal static class PrintedNumber
{
    /// <summary>Reads the number, if the line has one.</summary>
    public static bool TryRead(string line, out float number)
    {
        number = 0;
        return line.Split(": ") is [_, var value] && float.TryParse(value, CultureInfo.InvariantCulture, out number);
    }
}
