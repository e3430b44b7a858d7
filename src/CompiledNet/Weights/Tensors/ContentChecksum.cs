using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet;

/// <summary>
/// A checksum of what a weight file says, however it is written down: names and texts of the library's own metadata by name,
/// each ended by a zero byte, then of every tensor by name its name, type and shape, each ended by a zero byte, and its bytes.
/// </summary>
/// <remarks>CRC-32C (Castagnoli), as in RFC 3720, section 12.1: finds every change of up to three bits and every burst of 32.</remarks>
internal struct ContentChecksum
{
    private uint _state = uint.MaxValue;

    private ContentChecksum(int _)
    {
    }

    /// <summary>The checksum in eight hexadecimal digits.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<NamedTensor> tensors)
    {
        var checksum = new ContentChecksum(0);
        foreach (var (name, text) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            checksum.Append(name);
            checksum.Append(text);
        }

        foreach (var tensor in tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            checksum.Append(tensor.Name);
            checksum.Append(tensor.Type.ToString());
            checksum.Append(ShapeText.Of(tensor.Shape));
            checksum.Append(tensor.Bytes);
        }

        return (~checksum._state).ToString("x8");
    }

    /// <summary>The checksum of bytes alone.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = new ContentChecksum(0);
        checksum.Append(bytes);
        return ~checksum._state;
    }

    private void Append(string text)
    {
        Append(Encoding.UTF8.GetBytes(text));
        Append([0]);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        var words = BitConverter.IsLittleEndian ? MemoryMarshal.Cast<byte, ulong>(bytes) : default;
        foreach (ulong word in words) state = BitOperations.Crc32C(state, word);
        foreach (byte last in bytes[(8 * words.Length)..]) state = BitOperations.Crc32C(state, last);
        _state = state;
    }
}
