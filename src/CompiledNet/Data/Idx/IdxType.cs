using System;
using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>A type of numbers in an IDX file.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Size">Bytes of a number.</param>
internal readonly record struct IdxType(byte Code, int Size)
{
    private const byte Byte = 0x08, SignedByte = 0x09, Short = 0x0B, Integer = 0x0C, Single = 0x0D, Double = 0x0E;

    /// <summary>The type of a code, or null if there is none.</summary>
    public static IdxType? Of(byte code) => code switch
    {
        Byte or SignedByte => new(code, sizeof(byte)),
        Short => new(code, sizeof(short)),
        Integer or Single => new(code, sizeof(int)),
        Double => new(code, sizeof(double)),
        _ => null,
    };

    /// <summary>The number in <paramref name="bytes"/>, the highest first.</summary>
    public float Number(ReadOnlySpan<byte> bytes) => Code switch
    {
        Byte => bytes[0],
        SignedByte => (sbyte)bytes[0],
        Short => BinaryPrimitives.ReadInt16BigEndian(bytes),
        Integer => BinaryPrimitives.ReadInt32BigEndian(bytes),
        Single => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
