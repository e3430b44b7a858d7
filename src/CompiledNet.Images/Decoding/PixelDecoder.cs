using System;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace CompiledNet.Images;

/// <summary>Decodes files by Skia into memory that is used again from file to file.</summary>
internal sealed class PixelDecoder
{
    private const int Channels = 4;

    private byte[] _pixels = [];

    /// <summary>Red, green, blue and opacity of every pixel, row by row, until the next call. Color profiles and the camera's orientation are not applied, as in Keras.</summary>
    /// <param name="file">The bytes of the file, in memory that does not move.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="header">The header that was read from them.</param>
    /// <param name="path">What messages call the file.</param>
    /// <exception cref="DataFormatException">The image is damaged or cut off.</exception>
    public ReadOnlySpan<byte> Decode(byte[] file, int length, ImageHeader header, string path)
    {
        try
        {
            return DecodePinned(file, length, header, path);
        }
        finally
        {
            // Skia holds an address of it, which the garbage collector does not see.
            GC.KeepAlive(file);
        }
    }

    private Span<byte> DecodePinned(byte[] file, int length, ImageHeader header, string path)
    {
        using var data = SKData.Create(Marshal.UnsafeAddrOfPinnedArrayElement(file, 0), length);
        using var codec = SKCodec.Create(data) ?? throw Damaged(SKCodecResult.InvalidInput, path);
        if (codec.Info.Width != header.Width || codec.Info.Height != header.Height)
            throw new DataFormatException($"{header.Height:N0} × {header.Width:N0} pixels were expected, as the header says, but it holds {codec.Info.Height:N0} × {codec.Info.Width:N0}", path);

        int bytes = checked(header.Height * header.Width * Channels);
        if (_pixels.Length < bytes) _pixels = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        var info = new SKImageInfo(header.Width, header.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var result = codec.GetPixels(info, Marshal.UnsafeAddrOfPinnedArrayElement(_pixels, 0));
        return result == SKCodecResult.Success ? _pixels.AsSpan(0, bytes) : throw Damaged(result, path);
    }

    private static DataFormatException Damaged(SKCodecResult result, string path) => new(result switch
    {
        SKCodecResult.IncompleteInput => "a whole image was expected, but the file ends before it does",
        SKCodecResult.ErrorInInput or SKCodecResult.InvalidInput => "an undamaged image was expected, but its content cannot be decoded",
        _ => $"an image that can be decoded was expected, but the decoder says {result}",
    }, path);
}
