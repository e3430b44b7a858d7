using System;
using System.IO;

namespace CompiledNet;

/// <summary>Values of bytes whose lengths stand before them (DELTA_LENGTH_BYTE_ARRAY), and those that begin as the one before (DELTA_BYTE_ARRAY of Parquet's encodings).</summary>
internal static class DeltaTexts
{
    /// <summary>Reads values.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many values there have to be.</param>
    /// <param name="areShortened">Whether values begin as the one before.</param>
    /// <param name="most">How many bytes the values may have together.</param>
    /// <param name="rule">What they become.</param>
    /// <exception cref="InvalidDataException">There are more or fewer.</exception>
    public static T[] Read<T>(ReadOnlySpan<byte> bytes, int count, bool areShortened, double most, PhysicalRule<T> rule)
    {
        var convert = rule.OfBytes ?? throw new InvalidDataException($"texts in a column of {rule.Type}");
        int end = 0;
        long[] kept = areShortened ? DeltaNumbers.Read(bytes, count, out end) : new long[count];
        long[] lengths = DeltaNumbers.Read(bytes[end..], count, out int used);
        bytes = bytes[(end + used)..];
        byte[] before = [];
        var values = new T[count];
        for (int i = 0; i < count; i++)
        {
            if (kept[i] < 0 || kept[i] > before.Length || lengths[i] < 0 || lengths[i] > bytes.Length || (most -= kept[i]) < 0)
                throw new InvalidDataException($"value {i} of a page has {lengths[i]} of {bytes.Length} bytes behind {kept[i]} of {before.Length}");
            before = [.. before.AsSpan(0, (int)kept[i]), .. bytes[..(int)lengths[i]]];
            if (rule.Size > 0 && before.Length != rule.Size) throw new InvalidDataException($"value {i} of a page has {before.Length} of {rule.Size} bytes");
            values[i] = convert(before);
            bytes = bytes[(int)lengths[i]..];
        }

        return bytes.IsEmpty ? values : throw new InvalidDataException($"a page has {bytes.Length} bytes behind its values");
    }
}
