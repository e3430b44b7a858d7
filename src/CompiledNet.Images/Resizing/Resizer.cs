using System;
using System.Runtime.CompilerServices;

namespace CompiledNet.Images;

/// <summary>Brings decoded pixels to the color mode and size wanted: rows are mixed first, then the numbers within the mixed row.</summary>
internal sealed class Resizer(ImageOptions options)
{
    private const int Decoded = 4;

    private ResizeAxis? _rows, _columns;
    private float[] _line = [];

    /// <summary>Resizes one image.</summary>
    /// <param name="pixels">Red, green, blue and opacity of every pixel, row by row.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="result">Takes the numbers wanted, row by row, channels last.</param>
    public void Resize(ReadOnlySpan<byte> pixels, int height, int width, Span<float> result)
    {
        int channels = options.Channels;
        var (tall, wide) = ResizeWindow.Of(options, height, width);
        if (_rows?.Window != tall) _rows = new ResizeAxis(options, tall, options.Height);
        if (_columns?.Window != wide) _columns = new ResizeAxis(options, wide, options.Width);
        if (_line.Length < width * channels) _line = new float[width * channels];
        var line = _line.AsSpan(0, width * channels);
        for (int row = 0; row < options.Height; row++)
        {
            line.Clear();
            var weights = _rows.Weights(row);
            for (int i = 0; i < weights.Length; i++)
                if ((uint)(_rows.First(row) + i) < (uint)height) Mix(pixels.Slice((_rows.First(row) + i) * width * Decoded, width * Decoded), weights[i], line);
            Mix(line, width, channels, _columns, result.Slice(row * options.Width * channels, options.Width * channels));
        }
    }

    // line += weight · row, in the color mode wanted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(ReadOnlySpan<byte> row, float weight, Span<float> line)
    {
        switch (options.ColorMode)
        {
            case ColorMode.Grayscale:
                for (int i = 0; i < line.Length; i++) line[i] += weight * Luma(row.Slice(i * Decoded, 3));
                break;
            case ColorMode.Rgb:
                for (int from = 0, to = 0; to + 2 < line.Length; from += Decoded, to += 3)
                {
                    line[to] += weight * row[from];
                    line[to + 1] += weight * row[from + 1];
                    line[to + 2] += weight * row[from + 2];
                }

                break;
            default:
                for (int i = 0; i < line.Length; i++) line[i] += weight * row[i];
                break;
        }
    }

    // ITU-R BT.601 in units of 2⁻¹⁶, rounded, as Pillow's mode L.
    private static int Luma(ReadOnlySpan<byte> rgb) => (rgb[0] * 19595 + rgb[1] * 38470 + rgb[2] * 7471 + 0x8000) >> 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(ReadOnlySpan<float> line, int width, int channels, ResizeAxis columns, Span<float> result)
    {
        for (int column = 0; column < columns.Length; column++)
        {
            var weights = columns.Weights(column);
            int first = columns.First(column);
            for (int channel = 0; channel < channels; channel++)
            {
                float sum = 0;
                for (int i = 0; i < weights.Length; i++)
                    if ((uint)(first + i) < (uint)width) sum += weights[i] * line[(first + i) * channels + channel];
                result[column * channels + channel] = sum;
            }
        }
    }
}
