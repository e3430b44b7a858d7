using System;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Reads arrays in the IDX format of the MNIST files: two zero bytes, a byte for the type of the numbers, one for the count
/// of axes, the length of each axis in four bytes, then the numbers row by row, all with the highest byte first.
/// </summary>
internal static class IdxFile
{
    // Deflate makes at most 1032 bytes of one.
    private const int MostUnpacked = 1032, BlockLength = 1 << 16;

    /// <summary>Reads the file, unpacked if it starts as gzip files do, as rows along its first axis.</summary>
    /// <exception cref="DataFormatException">The file does not hold what was expected.</exception>
    public static (int Rows, float[] Values) Read(string path)
    {
        using var file = RegularFile.OpenRead(path);
        bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using Stream content = packed ? new GzipContent(file) : file;
        try
        {
            var header = IdxHeader.Read(content, path);
            CheckLength(header, file.Length, packed, path);
            float[] values = new float[header.Count];
            ReadNumbers(content, header.Type, values, path);
            if (content.ReadByte() >= 0) throw new DataFormatException($"expected {header.Count} numbers, got more", path);
            return (header.Rows, values);
        }
        catch (EndOfStreamException)
        {
            throw new DataFormatException("expected a whole IDX file, got the end of the file", path);
        }
        catch (InvalidDataException broken)
        {
            throw new DataFormatException("expected a whole gzip file of one member, got a broken one", path, inner: broken);
        }
    }

    // Before anything is allocated, as the header may promise what it likes.
    private static void CheckLength(IdxHeader header, long length, bool packed, string path)
    {
        long expected = header.Length + (long)header.Count * header.Type.Size;
        if (packed ? expected > length * MostUnpacked : expected != length)
            throw new DataFormatException($"expected {expected} bytes for {header.Count} numbers, got {(packed ? "a gzip file" : "a file")} of {length}", path);
    }

    private static void ReadNumbers(Stream content, IdxType type, Span<float> values, string path)
    {
        byte[] block = new byte[BlockLength];
        for (int done = 0; done < values.Length;)
        {
            int count = Math.Min(BlockLength / type.Size, values.Length - done);
            content.ReadExactly(block, 0, count * type.Size);
            for (int i = 0; i < count; i++)
            {
                float value = type.Number(block.AsSpan(i * type.Size, type.Size));
                if (!float.IsFinite(value)) throw new DataFormatException($"expected finite numbers, got {value} as number {done + i + 1}", path);
                values[done + i] = value;
            }

            done += count;
        }
    }
}
