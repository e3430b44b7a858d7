using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CompiledNet.Explanations;

/// <summary>Numbers of the pixels of an image, row by row.</summary>
/// <param name="Height">The rows.</param>
/// <param name="Width">The columns.</param>
/// <param name="Values">Height × Width numbers.</param>
public sealed record AttributionImage(int Height, int Width, IReadOnlyList<float> Values)
{
    private const string Shades = " .:-=+*#%@";

    /// <summary>Height × Width numbers.</summary>
    public IReadOnlyList<float> Values { get; init; } = Values.Count == (long)Height * Width
        ? Values
        : throw new ArgumentException($"An image of {Height} × {Width} has {(long)Height * Width} numbers, not {Values.Count}.", nameof(Values));

    /// <summary>From 0 to 1: magnitudes, with the largest at 1.</summary>
    public float[] Magnitudes()
    {
        float most = Values.Max(MathF.Abs);
        return [.. Values.Select(value => most > 0 ? MathF.Abs(value) / most : 0)];
    }

    /// <summary>The image at another size, by linear interpolation between the middles of pixels, as PyTorch does without aligned corners.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public AttributionImage Resize(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        float[] values = new float[height * width];
        for (int y = 0; y < height; y++)
        {
            var (top, bottom, down) = Between(y, height, Height);
            for (int x = 0; x < width; x++)
            {
                var (left, right, across) = Between(x, width, Width);
                float upper = Values[top * Width + left] * (1 - across) + Values[top * Width + right] * across;
                float lower = Values[bottom * Width + left] * (1 - across) + Values[bottom * Width + right] * across;
                values[y * width + x] = upper * (1 - down) + lower * down;
            }
        }

        return new AttributionImage(height, width, values);
    }

    /// <summary>Writes the magnitudes as a grey picture, white for the largest, in the binary form of PGM (P5), which every viewer of images knows.</summary>
    public void SavePgm(string path)
    {
        byte[] pixels = [.. Magnitudes().Select(value => (byte)MathF.Round(value * 255))];
        AtomicFile.Write(path, stream =>
        {
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")));
            stream.Write(pixels);
        });
    }

    /// <summary>The magnitudes as characters, two for a pixel, from blank to @.</summary>
    public override string ToString()
    {
        float[] magnitudes = Magnitudes();
        return string.Join('\n', Enumerable.Range(0, Height).Select(y => string.Concat(
            Enumerable.Range(0, Width).Select(x => new string(Shades[(int)MathF.Round(magnitudes[y * Width + x] * (Shades.Length - 1))], 2)))));
    }

    private static (int Low, int High, float Share) Between(int place, int count, int from)
    {
        float at = Math.Clamp((place + 0.5f) * from / count - 0.5f, 0, from - 1);
        int low = (int)at;
        return (low, Math.Min(low + 1, from - 1), at - low);
    }
}
