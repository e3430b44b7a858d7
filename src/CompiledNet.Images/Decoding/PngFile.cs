using System;
using System.Buffers.Binary;

namespace CompiledNet.Images;

/// <summary>The structure of a PNG file: its header, and whether all of its chunks are there and undamaged.</summary>
/// <remarks>W3C, "Portable Network Graphics (PNG) Specification", third edition, sections 5, 11.2.2 and annex D.</remarks>
internal static class PngFile
{
    private const int SignatureLength = 8, HeaderLength = 13, AroundChunk = 12;

    // Deflate makes at most 1,032 bytes of one (zlib, "Technical Details").
    private const int MostExpansion = 1032;

    private static readonly uint[] Table = MakeTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <exception cref="DataFormatException">A chunk is missing, cut off, damaged or contradicts itself.</exception>
    public static ImageHeader Header(ReadOnlySpan<byte> file, string path)
    {
        if (file.Length < SignatureLength + AroundChunk + HeaderLength || !file[12..].StartsWith("IHDR"u8) || BinaryPrimitives.ReadInt32BigEndian(file[8..]) != HeaderLength)
            throw new DataFormatException("a PNG header was expected, but the file ends before it or begins with something else", path);
        var header = file.Slice(16, HeaderLength);
        uint width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        int depth = header[8], type = header[9];
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw new DataFormatException($"a height and width of 1 to {int.MaxValue:N0} were expected, but the header says {height:N0} × {width:N0}", path);
        int samples = Samples(type, depth);
        if (samples == 0 || header[10] != 0 || header[11] != 0 || header[12] > 1)
            throw new DataFormatException($"a PNG of a known kind was expected, but the header says color type {type}, {depth} bits, compression {header[10]}, filter {header[11]}, interlace {header[12]}", path);
        Int128 bytes = ((Int128)width * depth * samples + 7) / 8 * height;
        return new ImageHeader((int)height, (int)width, (long)Int128.Min(bytes / MostExpansion, long.MaxValue));
    }

    /// <summary>Follows the chunks to the last one.</summary>
    /// <exception cref="DataFormatException">One is cut off or damaged.</exception>
    public static void CheckChunks(ReadOnlySpan<byte> file, string path)
    {
        int at = SignatureLength;
        while (true)
        {
            if (file.Length - at < AroundChunk) throw new DataFormatException($"another chunk was expected, but the file ends after {file.Length:N0} bytes", path);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - AroundChunk)
                throw new DataFormatException($"{length:N0} bytes of a chunk were expected at {at:N0}, but {file.Length - at - AroundChunk:N0} are left of the file", path);
            var content = file.Slice(at + 4, 4 + (int)length);
            if (Checksum(content) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
                throw new DataFormatException($"an undamaged chunk was expected at {at:N0}, but its checksum is another", path);
            if (content.StartsWith("IEND"u8)) return;
            at += AroundChunk + (int)length;
        }
    }

    /// <summary>CRC-32 as annex D has it, byte by byte: little beside decoding.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes) sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        return ~sum;
    }

    // Numbers per pixel; 0 for a kind that does not exist (table 12 of the specification).
    private static int Samples(int type, int depth) => (type, depth) switch
    {
        (0, 1 or 2 or 4 or 8 or 16) => 1,
        (2, 8 or 16) => 3,
        (3, 1 or 2 or 4 or 8) => 1,
        (4, 8 or 16) => 2,
        (6, 8 or 16) => 4,
        _ => 0,
    };

    private static uint[] MakeTable()
    {
        const uint Polynomial = 0xEDB88320;
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? Polynomial ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
