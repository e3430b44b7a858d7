using System;
using System.IO;

namespace CompiledNet;

/// <summary>Whole numbers as differences, block by block (DELTA_BINARY_PACKED of Parquet's encodings).</summary>
internal static class DeltaNumbers
{
    private const int MostBits = 64, Group = 8;

    /// <summary>Reads numbers.</summary>
    /// <param name="bytes">The bytes, which begin with them.</param>
    /// <param name="count">How many there have to be.</param>
    /// <param name="end">Where they end.</param>
    /// <exception cref="InvalidDataException">There are more or fewer.</exception>
    public static long[] Read(ReadOnlySpan<byte> bytes, int count, out int end)
    {
        end = 0;
        ulong block = PackedBits.VarInt(bytes, ref end), parts = PackedBits.VarInt(bytes, ref end), there = PackedBits.VarInt(bytes, ref end);
        long last = Signed(bytes, ref end);
        if (there != (ulong)count || parts == 0 || parts > block || block > int.MaxValue || block % parts != 0 || block / parts % Group != 0)
            throw new InvalidDataException($"it has {there} of {count} numbers in blocks of {block} in {parts} parts");
        var numbers = new long[count];
        if (count > 0) numbers[0] = last;
        for (int done = 1; done < count;)
        {
            long least = Signed(bytes, ref end);
            var widths = Take(bytes, (long)parts, ref end);
            for (int part = 0; part < widths.Length && done < count; part++)
            {
                int width = widths[part], many = (int)(block / parts);
                if (width > MostBits) throw new InvalidDataException($"it has differences of {width} bits");
                var packed = Take(bytes, (long)many * width / 8, ref end);
                for (int i = 0; i < many && done < count; i++) numbers[done++] = last = unchecked(last + least + (long)PackedBits.At(packed, (long)i * width, width));
            }
        }

        return numbers;
    }

    private static long Signed(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong folded = PackedBits.VarInt(bytes, ref position);
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes, long length, ref int position)
    {
        if (length > bytes.Length - position) throw new InvalidDataException($"it has {bytes.Length - position} of {length} bytes of differences");
        position += (int)length;
        return bytes.Slice(position - (int)length, (int)length);
    }
}
