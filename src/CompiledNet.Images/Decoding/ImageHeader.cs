using System;

namespace CompiledNet.Images;

/// <summary>What the first bytes of a file say of the image in it; read before anything else is done with the file.</summary>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="LeastBytes">Fewer bytes than this cannot hold such an image, whatever is in it.</param>
internal readonly record struct ImageHeader(int Height, int Width, long LeastBytes)
{
    /// <summary>Reads it and checks what can be checked without decoding.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="maxPixels">The most pixels there may be.</param>
    /// <param name="path">What messages call the file.</param>
    /// <exception cref="DataFormatException">It is no PNG or JPEG, or not whole, or too large.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> file, long maxPixels, string path)
    {
        if (file.IsEmpty) throw new DataFormatException("a PNG or JPEG image was expected, but the file is empty", path);
        var header = PngFile.Is(file) ? PngFile.Header(file, path)
            : JpegFile.Is(file) ? JpegFile.Header(file, path)
            : throw new DataFormatException($"a PNG or JPEG image was expected, but the file begins with the bytes {Convert.ToHexString(file[..Math.Min(8, file.Length)])}", path);
        long pixels = (long)header.Height * header.Width;
        if (pixels > maxPixels)
            throw new DataFormatException($"at most {maxPixels:N0} pixels were expected, but there are {header.Height:N0} × {header.Width:N0}", path);
        if (file.Length < header.LeastBytes)
            throw new DataFormatException($"at least {header.LeastBytes:N0} bytes were expected for {header.Height:N0} × {header.Width:N0} pixels, but there are {file.Length:N0}", path);
        return header;
    }
}
