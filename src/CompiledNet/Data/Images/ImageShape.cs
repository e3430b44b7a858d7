using System;

namespace CompiledNet;

/// <summary>How an image lies in memory: row by row, channels last.</summary>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Channels">Numbers per pixel.</param>
public readonly record struct ImageShape(int Height, int Width, int Channels)
{
    /// <summary>Numbers from one pixel to the next; more than there are channels if something lies between.</summary>
    public int PixelStride { get; init; } = Channels;

    /// <summary>Numbers in memory: height × width × <see cref="PixelStride"/>.</summary>
    public int Size => Height * Width * PixelStride;

    /// <summary>Where a pixel begins.</summary>
    internal int At(int row, int column) => (row * Width + column) * PixelStride;

    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    internal void Check()
    {
        if (Height < 1 || Width < 1 || Channels < 1 || PixelStride < Channels)
            throw new ArgumentOutOfRangeException(nameof(ImageShape), $"A height, a width and channels of at least 1 were expected, but the image has {Height} × {Width} × {Channels}.");
        _ = checked(Height * Width * PixelStride);
    }
}
