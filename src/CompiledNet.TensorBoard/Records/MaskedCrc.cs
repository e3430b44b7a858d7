using System;
using System.Buffers.Binary;
using System.Numerics;

namespace CompiledNet.Records;

/// <summary>The checksum of TFRecord files: CRC-32C (RFC 3720, section 12.1), rotated right by 15 bits, plus a constant.</summary>
internal static class MaskedCrc
{
    private const uint Delta = 0xa282ead8;

    /// <summary>The checksum as it stands in a file.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => unchecked(BitOperations.RotateRight(Crc32C(bytes), 15) + Delta);

    /// <summary>The checksum before it is masked.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte last in bytes) crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }
}
