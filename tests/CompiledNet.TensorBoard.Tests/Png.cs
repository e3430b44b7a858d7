using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace CompiledNet.SummaryTests;

/// <summary>Reads PNG images of 8 bits and three channels without filters, and checks every checksum.</summary>
internal sealed class Png
{
    private readonly byte[] _rows;

    private Png(int width, int height, byte[] rows) => (Size, _rows) = ((width, height), rows);

    public (int Width, int Height) Size { get; }

    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            int at = y * (1 + 3 * Size.Width) + 1 + 3 * x;
            return (_rows[at], _rows[at + 1], _rows[at + 2]);
        }
    }

    public static Png Read(byte[] file)
    {
        Convert.ToHexString(file, 0, 8).ShouldBe("89504E470D0A1A0A");
        var data = new MemoryStream();
        (int Width, int Height) size = default;
        string type = "";
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            type = Encoding.ASCII.GetString(file, at + 4, 4);
            Crc(file.AsSpan(at + 4, 4 + length)).ShouldBe(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            var content = file.AsSpan(at + 8, length);
            if (type == "IHDR")
            {
                size = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                content[8..].ToArray().ShouldBe([8, 2, 0, 0, 0]);
            }
            else if (type == "IDAT")
            {
                data.Write(content);
            }

            at += 12 + length;
        }

        type.ShouldBe("IEND");
        data.Position = 0;
        var rows = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionMode.Decompress)) zlib.CopyTo(rows);
        byte[] pixels = rows.ToArray();
        pixels.Length.ShouldBe(size.Height * (1 + 3 * size.Width));
        for (int y = 0; y < size.Height; y++) pixels[y * (1 + 3 * size.Width)].ShouldBe((byte)0);
        return new Png(size.Width, size.Height, pixels);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte next in bytes)
        {
            crc ^= next;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
        }

        return ~crc;
    }
}
