using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace CompiledNet.Images;

/// <summary>Pixels of red, green and blue, which become a PNG (ISO/IEC 15948) of 8 bits a channel.</summary>
internal sealed class PngImage(int width, int height)
{
    private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];
    private static readonly uint[] s_table = Table();

    private readonly byte[] _pixels = new byte[checked(width * height * 3)];

    public int Width => width;

    public int Height => height;

    /// <summary>The color of a pixel.</summary>
    public (byte Red, byte Green, byte Blue) this[int x, int y] => (_pixels[(y * width + x) * 3], _pixels[(y * width + x) * 3 + 1], _pixels[(y * width + x) * 3 + 2]);

    /// <summary>Sets a pixel; 0 to 255 a channel.</summary>
    public void Set(int x, int y, (byte Red, byte Green, byte Blue) color)
    {
        var pixel = _pixels.AsSpan((y * width + x) * 3, 3);
        (pixel[0], pixel[1], pixel[2]) = color;
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int columns, int rows, (byte Red, byte Green, byte Blue) color)
    {
        for (int y = top; y < top + rows; y++)
            for (int x = left; x < left + columns; x++) Set(x, y, color);
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] Encode()
    {
        using var file = new MemoryStream();
        file.Write(s_signature);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);   // 8 bits a channel, three channels
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compressed());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row behind the number of its filter: 0, none.
    private byte[] Compressed()
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(_pixels, y * width * 3, width * 3);
            }
        }

        return data.ToArray();
    }

    // Length, type, data, and a CRC-32 over type and data.
    private static void WriteChunk(Stream file, string type, byte[] data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(content);
        uint crc = uint.MaxValue;
        foreach (byte next in content) crc = s_table[(byte)(crc ^ next)] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }

    private static uint[] Table()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
            table[i] = crc;
        }

        return table;
    }
}
