using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>MurmurHash3 of A. Appleby, in the public domain: the variant of 32 bits with seed 0.</summary>
internal static class MurmurHash3
{
    /// <summary>The hash of bytes.</summary>
    [MethodImpl(Hot.Optimized)]
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint hash = 0;
        var rest = bytes;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
            hash = BitOperations.RotateLeft(hash ^ Mixed(BinaryPrimitives.ReadUInt32LittleEndian(rest)), 13) * 5 + 0xE6546B64;

        uint tail = 0;
        for (int i = rest.Length - 1; i >= 0; i--) tail = tail << 8 | rest[i];
        hash ^= Mixed(tail) ^ (uint)bytes.Length;
        hash = (hash ^ hash >> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >> 13) * 0xC2B2AE35;
        return hash ^ hash >> 16;
    }

    [MethodImpl(Hot.Optimized)]
    private static uint Mixed(uint block) => BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;
}
