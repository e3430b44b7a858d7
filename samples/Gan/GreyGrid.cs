using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

/// <summary>Writes images of 28 × 28 grey values from 0 to 255 as one PNG, so many abreast.</summary>
/// <remarks>PNG, third edition (W3C 2025): signature, header, one compressed block of rows with a filter byte each, end.</remarks>
internal static class GreyGrid
{
    public static void Save(string path, ReadOnlySpan<float> images, int abreast)
    {
        int side = GreyText.Side, width = side * abreast, height = images.Length / width;
        byte[] rows = new byte[height * (width + 1)];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                rows[y * (width + 1) + 1 + x] = (byte)images[((y / side * abreast + x / side) * side + y % side) * side + x % side];

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits of a grey value; the zeros behind it say grey, deflate, no interlacing
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(rows);

        using var file = File.Create(path);
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Write(file, "IHDR", header);
        Write(file, "IDAT", packed.ToArray());
        Write(file, "IEND", []);
    }

    private static void Write(FileStream file, string kind, byte[] content)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(kind), .. content], number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(chunk);
        uint sum = uint.MaxValue;
        foreach (byte value in chunk)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320u);
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~sum);
        file.Write(number);
    }
}
