using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>What the fields of a CSV file stand for: numbers, or nothing.</summary>
internal sealed class CsvValues
{
    private readonly string[] _missing;
    private readonly bool _missingAreNumbers;

    public CsvValues(CsvOptions options)
    {
        Numbers = new CsvNumbers(options.DecimalSeparator, options.ThousandsSeparator);
        _missing = [.. options.MissingValues];
        foreach (string marker in _missing) _missingAreNumbers |= Numbers.TryParse(marker, out _);
    }

    /// <summary>How numbers are written.</summary>
    public CsvNumbers Numbers { get; }

    /// <summary>Reads a number that does not mark a missing value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNumber(ReadOnlySpan<char> field, out float number)
    {
        number = 0;
        return !(_missingAreNumbers && IsMissing(field)) && Numbers.TryParse(field, out number);
    }

    /// <summary>Whether a field has no value.</summary>
    [MethodImpl(Hot.Optimized)]
    public bool IsMissing(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        foreach (string marker in _missing)
            if (field.Equals(marker, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
