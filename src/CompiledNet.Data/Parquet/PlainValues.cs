using System;
using System.Buffers.Binary;
using System.IO;
using PhysicalType = Parquet.Meta.Type;

namespace CompiledNet;

/// <summary>Values one after another, as they are in memory: PLAIN of Parquet's encodings, and BYTE_STREAM_SPLIT, which has the first bytes of all, then the second ones.</summary>
internal static class PlainValues
{
    private const int PrefixSize = 4;

    /// <summary>Reads values, which the bytes hold and nothing else.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many values there have to be.</param>
    /// <param name="rule">What they become.</param>
    /// <exception cref="InvalidDataException">There are more or fewer.</exception>
    public static T[] Read<T>(ReadOnlySpan<byte> bytes, int count, PhysicalRule<T> rule)
    {
        int size = rule.Size;
        if (rule.Type == PhysicalType.BYTE_ARRAY) return Prefixed(bytes, count, rule);
        if (rule.Type == PhysicalType.BOOLEAN)
        {
            if (bytes.Length != (count + 7L) / 8) throw Differs(bytes.Length, count);
            var truths = new T[count];
            for (int i = 0; i < count; i++) truths[i] = rule.OfWhole!((bytes[i / 8] >> (i % 8)) & 1);
            return truths;
        }

        if (size <= 0 || bytes.Length != (long)count * size) throw Differs(bytes.Length, count);
        var values = new T[count];
        for (int i = 0; i < count; i++) values[i] = Value(bytes.Slice(i * size, size), rule);
        return values;
    }

    /// <summary>Reads values whose bytes are apart.</summary>
    /// <inheritdoc cref="Read"/>
    public static T[] ReadSplit<T>(ReadOnlySpan<byte> bytes, int count, PhysicalRule<T> rule)
    {
        int size = rule.Size;
        if (size <= 0 || bytes.Length != (long)count * size) throw Differs(bytes.Length, count);
        byte[] together = new byte[bytes.Length];
        for (int i = 0; i < count; i++)
        {
            for (int part = 0; part < size; part++) together[i * size + part] = bytes[part * count + i];
        }

        return Read(together, count, rule);
    }

    private static T Value<T>(ReadOnlySpan<byte> bytes, PhysicalRule<T> rule) => rule.Type switch
    {
        PhysicalType.INT32 => rule.OfWhole!(BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        PhysicalType.INT64 => rule.OfWhole!(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        PhysicalType.FLOAT => rule.OfReal!(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        PhysicalType.DOUBLE => rule.OfReal!(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        _ => rule.OfBytes!(bytes),
    };

    private static T[] Prefixed<T>(ReadOnlySpan<byte> bytes, int count, PhysicalRule<T> rule)
    {
        if (count > bytes.Length / PrefixSize) throw Differs(bytes.Length, count);
        var values = new T[count];
        int position = 0;
        for (int i = 0; i < count; i++)
        {
            int length = bytes.Length - position < PrefixSize ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes[position..]);
            position += PrefixSize;
            if (length < 0 || length > bytes.Length - position) throw Differs(bytes.Length, count);
            values[i] = rule.OfBytes!(bytes.Slice(position, length));
            position += length;
        }

        return position == bytes.Length ? values : throw Differs(bytes.Length, count);
    }

    private static InvalidDataException Differs(int length, int count) => new($"a page has {length} bytes for {count} values");
}
