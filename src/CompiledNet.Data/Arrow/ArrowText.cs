using System;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Texts of Arrow's arrays. Apache.Arrow 23 follows the offsets of a file without a look at them, into memory that is not the array's and down
/// with the process: so they are checked here.
/// </summary>
internal static class ArrowText
{
    private static readonly Encoding s_strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text between two offsets.</summary>
    /// <exception cref="DataFormatException">They lie outside of the array, or there is no text.</exception>
    public static string Of(ReadOnlySpan<byte> bytes, long start, long end, ColumnPlace place, int row)
    {
        if (start < 0 || end < start || end > bytes.Length) throw place.Error(row, $"expected a text within {bytes.Length} bytes, got one from {start} to {end}");
        return Of(bytes[(int)start..(int)end], place, row);
    }

    /// <summary>The text of these bytes.</summary>
    /// <exception cref="DataFormatException">They are none.</exception>
    public static string Of(ReadOnlySpan<byte> bytes, ColumnPlace place, int row)
    {
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            throw place.Error(row, $"expected text in UTF-8, got other bytes: {broken.Message}");
        }
    }
}
