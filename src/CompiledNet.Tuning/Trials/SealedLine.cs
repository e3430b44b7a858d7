using System;
using System.Buffers;
using System.Collections.Generic;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace CompiledNet.Tuning;

/// <summary>
/// A JSON object in a line whose last member, <c>"crc32c"</c>, is the CRC-32C (Castagnoli 1993) of all bytes before its comma, in eight hexadecimal digits.
/// </summary>
internal static class SealedLine
{
    private const string Seal = ",\"crc32c\":\"";
    private static readonly int s_sealLength = Seal.Length + 8 + 2;

    /// <summary>Writes a line, with its end.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        var open = buffer.WrittenSpan[..^1];
        return [.. open, .. Encoding.ASCII.GetBytes($"{Seal}{Checksum(open):x8}\"}}\n")];
    }

    /// <summary>Reads what <see cref="Write"/> wrote, without the line's end.</summary>
    /// <exception cref="FormatException">The line is damaged, or does not have what is asked for.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> line, Func<JsonElement, T> members)
    {
        if (line.Length < s_sealLength) throw new FormatException("the line is damaged: it has no checksum");
        var open = line.Span[..^s_sealLength];
        if (!line.Span[^s_sealLength..].SequenceEqual(Encoding.ASCII.GetBytes($"{Seal}{Checksum(open):x8}\"}}")))
            throw new FormatException("the line is damaged: its checksum is another");
        try
        {
            using var document = JsonDocument.Parse(line);
            return members(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    /// <summary>The checksum of some bytes.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
