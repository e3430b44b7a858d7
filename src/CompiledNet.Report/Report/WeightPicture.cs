using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Report;

/// <summary>
/// A parameter laid out as a picture: the filters of a convolution over images, and the weights of a dense layer right behind an image, as tiles of that shape; any
/// other as a matrix, its longer side to the right.
/// </summary>
internal sealed class WeightPicture
{
    // More tiles, or more numbers, than that are no picture any more.
    private const int MostTiles = 64, MostChannels = 16, MostNumbers = 1 << 17;

    private WeightPicture(string name, string text, int width, int height, float[] values) => (Name, Text, Width, Height, Values) = (name, text, width, height, values);

    /// <summary>The name of the parameter.</summary>
    public string Name { get; }

    /// <summary>Its shape, and what is a tile.</summary>
    public string Text { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Height × Width numbers; NaN between tiles.</summary>
    public float[] Values { get; }

    /// <summary>The largest finite magnitude.</summary>
    public float Most => Values.Where(float.IsFinite).Select(MathF.Abs).DefaultIfEmpty(0).Max();

    /// <summary>Lays a parameter out; null for vectors and for more numbers than a picture can show.</summary>
    public static WeightPicture? Of(INetwork<float> network, ParameterDescription parameter)
    {
        var shape = parameter.Shape;
        if (shape.Count < 2) return null;
        float[] values = new float[parameter.Count];
        parameter.Gather<float>(network.Parameters.Span, values);
        string text = string.Join(" × ", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        if (shape.Count == 4) return Tiles(parameter.Name, text, values, shape[0], shape[1], shape[2], shape[3], "filter");
        if (ImageOf(network.Description, parameter) is var (height, width)) return Tiles(parameter.Name, text, values, height, width, 1, shape[^1], "unit");
        int columns = shape[^1], rows = parameter.Count / columns;
        if (columns == 1 || rows == 1 || parameter.Count > MostNumbers) return null;
        // As Keras does: the longer side to the right.
        return rows <= columns
            ? new WeightPicture(parameter.Name, text, columns, rows, values)
            : new WeightPicture(parameter.Name, text + "; the last axis down", rows, columns, [.. Enumerable.Range(0, values.Length).Select(i => values[i % rows * columns + i / rows])]);
    }

    // What a network of one image knows first looks like that image, if every number of it has a weight.
    private static (int Height, int Width)? ImageOf(NetworkDescription network, ParameterDescription parameter) =>
        network.Inputs is [{ Vocabulary: null, Shape: [>= 4, >= 4] or [>= 4, >= 4, 1] } input] && parameter.Shape is [var rows, _]
        && ReferenceEquals(parameter, network.Parameters[0]) && rows == input.Shape[0] * input.Shape[1]
            ? (input.Shape[0], input.Shape[1]) : null;

    // [height, width, channels, filters]: a column of tiles a filter and a row a channel; of one channel as many rows as make it a square.
    private static WeightPicture Tiles(string name, string text, float[] values, int height, int width, int channels, int filters, string unit)
    {
        int shown = Math.Min(filters, MostTiles), depth = Math.Min(channels, MostChannels);
        int columns = depth > 1 ? shown : (int)Math.Ceiling(Math.Sqrt(shown)), rows = depth > 1 ? depth : (shown + columns - 1) / columns;
        int pictureWidth = columns * (width + 1) - 1, pictureHeight = rows * (height + 1) - 1;
        float[] picture = new float[pictureWidth * pictureHeight];
        Array.Fill(picture, float.NaN);
        for (int filter = 0; filter < shown; filter++)
            for (int channel = 0; channel < depth; channel++)
            {
                int left = (depth > 1 ? filter : filter % columns) * (width + 1), top = (depth > 1 ? channel : filter / columns) * (height + 1);
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++)
                        picture[(top + y) * pictureWidth + left + x] = values[((y * width + x) * channels + channel) * filters + filter];
            }

        string limits = (shown < filters ? $", the first {shown} of {filters}" : "") + (depth < channels ? $", the first {depth} of {channels} channels" : "");
        return new WeightPicture(name, $"{text}; a tile of {height} × {width} for each {unit}{(channels > 1 ? " (across) and channel (down)" : "")}{limits}", pictureWidth, pictureHeight, picture);
    }
}
