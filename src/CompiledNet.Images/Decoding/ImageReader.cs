using System;
using System.IO;

namespace CompiledNet.Images;

/// <summary>
/// Reads PNG and JPEG files into numbers from 0 to 255 of one size, the same way for training and for a single prediction. It keeps its
/// memory from file to file and serves one thread at a time.
/// </summary>
/// <remarks>
/// The header is read first: an image that is larger than allowed, or than its file can hold, is refused before memory for it is taken. Pixels of
/// 16 bits are brought to 8, palettes are resolved; color profiles and the orientation that a camera noted are not applied, as in Keras.
/// </remarks>
public sealed class ImageReader
{
    private readonly PixelDecoder _decoder = new();
    private readonly Resizer _resizer;
    private byte[] _file = [];

    /// <summary>Prepares to read images of one size.</summary>
    /// <param name="options">What they become; null for RGB of 256 × 256.</param>
    /// <exception cref="ArgumentException">The options make no sense.</exception>
    public ImageReader(ImageOptions? options = null)
    {
        Options = options ?? new ImageOptions();
        Options.Check();
        _resizer = new Resizer(Options);
    }

    /// <summary>What images become.</summary>
    public ImageOptions Options { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns><see cref="ImageOptions.Size"/> numbers, row by row, channels last.</returns>
    /// <exception cref="DataFormatException">The file does not hold an image that can be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public float[] Read(string path)
    {
        float[] pixels = new float[Options.Size];
        Read(path, pixels);
        return pixels;
    }

    /// <summary>Reads a file into memory of the caller's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pixels">Takes <see cref="ImageOptions.Size"/> numbers, row by row, channels last.</param>
    /// <inheritdoc cref="Read(string)" path="/exception"/>
    public void Read(string path, Span<float> pixels)
    {
        using var stream = RegularFile.OpenRead(path, bufferSize: 0);
        if (stream.Length > Array.MaxLength) throw new DataFormatException($"a file of at most {Array.MaxLength:N0} bytes was expected, but it has {stream.Length:N0}", path);
        int length = (int)stream.Length;
        Reserve(length);
        stream.ReadExactly(_file, 0, length);
        Decode(length, pixels, path);
    }

    /// <summary>Reads the content of a file, say one that came over the network.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="pixels">Takes <see cref="ImageOptions.Size"/> numbers, row by row, channels last.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFormatException">It is no image that can be read.</exception>
    public void Read(ReadOnlySpan<byte> content, Span<float> pixels, string name = "image")
    {
        Reserve(content.Length);
        content.CopyTo(_file);
        Decode(content.Length, pixels, name);
    }

    private void Reserve(int length)
    {
        if (_file.Length < length) _file = GC.AllocateUninitializedArray<byte>(length, pinned: true);
    }

    private void Decode(int length, Span<float> pixels, string path)
    {
        if (pixels.Length < Options.Size) throw new ArgumentException($"Room for {Options.Size:N0} numbers was expected, but there is room for {pixels.Length:N0}.", nameof(pixels));
        var file = _file.AsSpan(0, length);
        var header = ImageHeader.Read(file, Options.MaxPixels, path);
        if (PngFile.Is(file)) PngFile.CheckChunks(file, path);
        else JpegFile.CheckEnd(file, path);
        _resizer.Resize(_decoder.Decode(_file, length, header, path), header.Height, header.Width, pixels);
    }
}
