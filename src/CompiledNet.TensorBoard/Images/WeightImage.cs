using System;
using System.Collections.Generic;

namespace CompiledNet.Images;

/// <summary>
/// Draws a parameter as a matrix, a pixel a number: its last axis to the right, the others down, or the other way round if it
/// is higher than wide, as Keras does. White is zero, blue below, red above; the largest magnitude is full color, and black is no number.
/// </summary>
internal static class WeightImage
{
    /// <summary>Numbers from which on nobody looks at pixels any more.</summary>
    public const int MostPixels = 1 << 20;

    public static PngImage Draw(ReadOnlySpan<float> values, IReadOnlyList<int> shape)
    {
        int columns = shape.Count == 0 ? 1 : shape[^1], rows = values.Length / columns;
        float largest = 0;
        foreach (float value in values)
            if (float.IsFinite(value)) largest = Math.Max(largest, Math.Abs(value));
        bool isTurned = rows > columns;
        var image = isTurned ? new PngImage(rows, columns) : new PngImage(columns, rows);
        for (int i = 0; i < values.Length; i++)
        {
            int row = i / columns, column = i % columns;
            image.Set(isTurned ? row : column, isTurned ? column : row, Color(values[i], largest));
        }

        return image;
    }

    private static (byte, byte, byte) Color(float value, float largest)
    {
        if (!float.IsFinite(value)) return (0, 0, 0);
        double depth = largest == 0 ? 0 : value / largest;
        byte other = (byte)Math.Round(255 * (1 - Math.Abs(depth)));
        return depth < 0 ? (other, other, (byte)255) : ((byte)255, other, other);
    }
}
