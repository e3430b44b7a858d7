using System;
using System.IO;

namespace CompiledNet;

/// <summary>Small numbers as runs of one of them and as packed bits by turns: Parquet's RLE, which levels, places in a dictionary and truth values are written in.</summary>
internal static class BitRuns
{
    private const int MostBits = 32, Group = 8;

    /// <summary>Reads as many numbers as there is room for.</summary>
    /// <param name="bytes">The runs.</param>
    /// <param name="width">The bits of a number.</param>
    /// <param name="most">The largest number that may be.</param>
    /// <param name="numbers">Where they go.</param>
    /// <exception cref="InvalidDataException">There are fewer, or one is larger.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, int width, int most, Span<int> numbers)
    {
        if (width > MostBits) throw new InvalidDataException($"it has numbers of {width} bits");
        int position = 0;
        for (int done = 0; done < numbers.Length;)
        {
            ulong head = PackedBits.VarInt(bytes, ref position), run = head >> 1;
            bool isPacked = (head & 1) != 0;
            if (isPacked && run < int.MaxValue) run *= Group;
            int count = (int)Math.Min(run, (ulong)(numbers.Length - done));
            // Of the last group only what is needed has to be there.
            long length = isPacked ? ((long)count * width + 7) / 8 : (width + 7) / 8;
            if (count == 0 || length > bytes.Length - position) throw new InvalidDataException($"it has {done} of {numbers.Length} small numbers");
            var part = bytes[position..];
            for (int i = 0; i < count; i++)
            {
                ulong number = PackedBits.At(part, isPacked ? (long)i * width : 0, width);
                if (number > (ulong)most) throw new InvalidDataException($"it has the number {number} where at most {most} may be");
                numbers[done++] = (int)number;
            }

            position += (int)length;
        }
    }
}
