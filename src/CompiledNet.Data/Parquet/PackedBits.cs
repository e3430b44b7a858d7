using System;
using System.Buffers.Binary;
using System.IO;

namespace CompiledNet;

/// <summary>Numbers of any number of bits, the lowest first, as Parquet packs them.</summary>
internal static class PackedBits
{
    /// <summary>A number.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="bit">Where it begins.</param>
    /// <param name="width">How many bits it has, up to 64.</param>
    public static ulong At(ReadOnlySpan<byte> bytes, long bit, int width)
    {
        if (width == 0) return 0;
        var rest = bytes[(int)(bit >> 3)..];
        int shift = (int)(bit & 7);
        ulong number = Low(rest) >> shift;
        if (shift + width > 64) number |= (ulong)rest[sizeof(ulong)] << (64 - shift);
        return width == 64 ? number : number & ((1UL << width) - 1);
    }

    /// <summary>A number of seven bits a byte, which is how lengths are written (ULEB128).</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="position">Where it begins; becomes where it ends.</param>
    /// <exception cref="InvalidDataException">It does not end within the bytes.</exception>
    public static ulong VarInt(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong number = 0;
        for (int shift = 0; shift < 64 && position < bytes.Length; shift += 7)
        {
            byte part = bytes[position++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return number;
        }

        throw new InvalidDataException("it has a number without end");
    }

    private static ulong Low(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ulong number = 0;
        for (int i = 0; i < bytes.Length; i++) number |= (ulong)bytes[i] << (8 * i);
        return number;
    }
}
