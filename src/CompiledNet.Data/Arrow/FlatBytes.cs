using System;
using System.Buffers.Binary;
using System.IO;

namespace CompiledNet;

/// <summary>
/// The bytes of a table of FlatBuffers and of all that it leads to. Apache.Arrow 23 follows them without a look at where they lead, out of its memory and down
/// with the process, or makes room for as many fields as a damaged number says: so they are followed here before.
/// </summary>
/// <param name="bytes">The bytes.</param>
internal ref struct FlatBytes(ReadOnlySpan<byte> bytes)
{
    private const int MostDepth = 64, TableStart = 4, SlotSize = 2;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    // Tables may lead to the same ones: how many are looked at is limited by the bytes.
    private int _left = bytes.Length;

    /// <summary>Follows everything from the table that the bytes begin with.</summary>
    /// <returns>Where the table is.</returns>
    /// <exception cref="InvalidDataException">Something leads out of the bytes.</exception>
    public int Check(FlatField[] table)
    {
        int root = Follow(0);
        Check(root, table, 0);
        return root;
    }

    /// <summary>Where a field is, or −1 if the table does not have it.</summary>
    public readonly int Field(int table, int field)
    {
        int slots = Within((long)table - Int32(table), TableStart), slot = TableStart + field * SlotSize;
        if (slot + SlotSize > UInt16(slots)) return -1;
        int offset = UInt16(slots + slot);
        return offset == 0 ? -1 : Within((long)table + offset, 1);
    }

    /// <summary>Where a field leads to.</summary>
    public readonly int Follow(int field) => Within((long)field + (uint)Int32(field), 4);

    /// <summary>The elements of a vector: where the first is, and how many there are.</summary>
    public readonly (int First, int Count) Vector(int field, int elementSize)
    {
        int vector = Follow(field);
        long count = (uint)Int32(vector);
        return (Within(vector + 4L, count * elementSize), (int)count);
    }

    /// <summary>A number.</summary>
    public readonly int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[Within(at, 4)..]);

    /// <summary>A number.</summary>
    public readonly long Int64(int at) => BinaryPrimitives.ReadInt64LittleEndian(_bytes[Within(at, 8)..]);

    /// <summary>A small number.</summary>
    public readonly byte Byte(int at) => _bytes[Within(at, 1)];

    private readonly int UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[Within(at, 2)..]);

    private readonly int Within(long at, long length) => at >= 0 && length >= 0 && at <= _bytes.Length - length
        ? (int)at : throw new InvalidDataException($"its metadata of {_bytes.Length} bytes leads to {length} bytes at {at}");

    private void Check(int table, FlatField[] fields, int depth)
    {
        if (depth > MostDepth || --_left < 0) throw new InvalidDataException("its metadata has tables within tables without end");
        int slots = Within((long)table - Int32(table), TableStart);
        Within(slots, UInt16(slots));
        Within(table, UInt16(slots + SlotSize));
        for (int i = 0; i < fields.Length; i++)
        {
            int at = Field(table, i);
            if (at < 0) continue;
            Within(at, fields[i].Size);
            Check(table, i, at, fields[i], depth + 1);
        }
    }

    private void Check(int table, int index, int at, FlatField field, int depth)
    {
        if (field.ElementSize > 0)
        {
            var (first, count) = Vector(at, field.ElementSize);
            if (field.Table is not { } element) return;
            for (int i = 0; i < count; i++) Check(Follow(first + i * field.ElementSize), element(), depth);
        }
        else if (field.Table is { } one) Check(Follow(at), one(), depth);
        else if (field.Tables is { } several && Field(table, index - 1) is >= 0 and var kind && Byte(kind) is var number && number < several.Length && several[number] is { } chosen)
            Check(Follow(at), chosen, depth);
    }
}
