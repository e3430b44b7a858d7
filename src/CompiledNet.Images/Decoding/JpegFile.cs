using System;
using System.Buffers.Binary;

namespace CompiledNet.Images;

/// <summary>The structure of a JPEG file as far as the size of the image.</summary>
/// <remarks>ITU-T T.81, "Digital compression and coding of continuous-tone still images", 1992, annex B.</remarks>
internal static class JpegFile
{
    private const byte Marker = 0xFF, Start = 0xD8, End = 0xD9, StartOfScan = 0xDA;

    // A block of 8 × 8 pixels has at least the code of its first coefficient, which is one bit or more.
    private const int MostPixelsPerByte = 8 * 64;

    public static bool Is(ReadOnlySpan<byte> file) => file is [Marker, Start, Marker, ..];

    /// <exception cref="DataFormatException">The file ends before the frame header, or that contradicts itself.</exception>
    public static ImageHeader Header(ReadOnlySpan<byte> file, string path)
    {
        int at = 2;
        while (true)
        {
            while (at < file.Length && file[at] == Marker) at++;
            if (file.Length - at < 3) throw new DataFormatException($"a JPEG frame header was expected, but the file ends after {file.Length:N0} bytes", path);
            byte kind = file[at];
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 1)..]);
            if (kind is StartOfScan or End || length < 2 || length > file.Length - at - 1)
                throw new DataFormatException($"a JPEG frame header was expected, but at {at:N0} there is a segment of kind {kind:X2} and {length:N0} bytes", path);
            if (IsFrame(kind)) return Frame(kind, file.Slice(at + 3, length - 2), path);
            at += 1 + length;
            if (at >= file.Length || file[at] != Marker) throw new DataFormatException($"a JPEG segment was expected at {at:N0}, but there is none", path);
        }
    }

    /// <summary>Whether the file has an end: a JPEG that was cut off has not.</summary>
    /// <exception cref="DataFormatException">It has none.</exception>
    public static void CheckEnd(ReadOnlySpan<byte> file, string path)
    {
        if (file.LastIndexOf([Marker, End]) < 0) throw new DataFormatException($"the end of a JPEG image was expected, but the file ends after {file.Length:N0} bytes without one", path);
    }

    // C4, C8 and CC are tables and extensions; the others are frames of which 0 to 2 are read anywhere.
    private static bool IsFrame(byte kind) => kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static ImageHeader Frame(byte kind, ReadOnlySpan<byte> frame, string path)
    {
        if (kind > 0xC2) throw new DataFormatException($"a baseline or progressive JPEG was expected, but its frame is of kind {kind:X2}", path);
        if (frame.Length < 6) throw new DataFormatException($"a frame header of at least 6 bytes was expected, but it has {frame.Length}", path);
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        if (frame[0] != 8 || height == 0 || width == 0 || frame[5] is not (1 or 3 or 4))
            throw new DataFormatException($"8 bits, a height and width of at least 1 and 1, 3 or 4 components were expected, but the header says {frame[0]} bits, {height:N0} × {width:N0} and {frame[5]}", path);
        return new ImageHeader(height, width, (long)height * width / MostPixelsPerByte);
    }
}
