using System;

namespace CompiledNet.Images;

/// <summary>What an image file becomes: numbers from 0 to 255, row by row, channels last, as in Keras. A layer such as <c>[Rescaling(1 / 255.0)]</c> takes them on.</summary>
public record ImageOptions
{
    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; init; } = 256;

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; init; } = 256;

    /// <summary>What the channels are.</summary>
    public ColorMode ColorMode { get; init; }

    /// <summary>How images of other sizes are resized.</summary>
    public ResizeInterpolation Interpolation { get; init; }

    /// <summary>Whether an image that gets smaller is smoothed, so that nothing of it falls between the pixels: better pictures, more time. Not in Keras' folders of images.</summary>
    public bool Antialias { get; init; }

    /// <summary>Whether the largest part of the middle that has the proportions wanted is taken, so that nothing is distorted; else all of the image.</summary>
    public bool CropToAspectRatio { get; init; }

    /// <summary>Whether black is added on two sides until the proportions are those wanted, so that nothing is distorted or lost.</summary>
    public bool PadToAspectRatio { get; init; }

    /// <summary>The most pixels a file may have. Larger ones are refused by their header, before memory for them is taken.</summary>
    public long MaxPixels { get; init; } = 1 << 26;

    /// <summary>Numbers per pixel.</summary>
    public int Channels => ColorMode switch { ColorMode.Grayscale => 1, ColorMode.Rgb => 3, _ => 4 };

    /// <summary>Numbers per image: <see cref="Height"/> × <see cref="Width"/> × <see cref="Channels"/>.</summary>
    public int Size => checked(Height * Width * Channels);

    /// <summary>Whether all of it makes sense.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    internal void Check()
    {
        const int LongestSide = 1 << 15;
        if (Height is < 1 or > LongestSide || Width is < 1 or > LongestSide)
            throw new ArgumentException($"Images of 1 to {LongestSide:N0} pixels in height and width were expected, but they are to be {Height} × {Width}.");
        if (!Enum.IsDefined(ColorMode)) throw new ArgumentException($"{ColorMode} is no color mode.");
        if (!Enum.IsDefined(Interpolation)) throw new ArgumentException($"{Interpolation} is no interpolation.");
        if (CropToAspectRatio && PadToAspectRatio) throw new ArgumentException("CropToAspectRatio and PadToAspectRatio exclude each other.");
        if (MaxPixels is < 1 or > 1 << 28) throw new ArgumentException($"A MaxPixels of 1 to {1 << 28:N0} was expected, but it is {MaxPixels:N0}.");
    }
}
