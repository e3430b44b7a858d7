using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace CompiledNet.Images.Tests;

/// <summary>PNG files written by hand after the specification.</summary>
internal static class PngText
{
    /// <summary>An image of 8 bits a number: 1 channel is gray, 3 are RGB, 4 with opacity.</summary>
    public static byte[] Of(int height, int width, int channels, ReadOnlySpan<byte> pixels)
    {
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * width * channels, width * channels));
            }
        }

        return File((uint)height, (uint)width, channels switch { 1 => 0, 3 => 2, _ => 6 }, rows.ToArray());
    }

    /// <summary>The same with any header and any data.</summary>
    public static byte[] File(uint height, uint width, int type, byte[] data)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)type);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, data);
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Gives every chunk the checksum of what it holds, as far as there are chunks: damage that somebody meant.</summary>
    public static void Mend(Span<byte> file)
    {
        for (int at = 8; file.Length - at >= 12;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return;
            BinaryPrimitives.WriteUInt32BigEndian(file[(at + 8 + (int)length)..], Crc(file.Slice(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] summed = [.. name, .. content];
        file.Write(summed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(summed));
        file.Write(number);
    }

    // Bit by bit, as the specification defines it.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
