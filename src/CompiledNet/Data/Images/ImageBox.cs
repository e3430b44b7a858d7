using System;

namespace CompiledNet;

/// <summary>A rectangle of pixels: rows from top to before bottom, columns from left to before right.</summary>
internal readonly record struct ImageBox(int Top, int Bottom, int Left, int Right)
{
    /// <summary>All pixels of an image.</summary>
    public static ImageBox All(ImageShape shape) => new(0, shape.Height, 0, shape.Width);

    /// <summary>The pixels whose numbers lie in a rectangle of so much of height and width, so far down and to the right of where it may begin.</summary>
    /// <remarks>As the boxes of Keras' <c>RandomErasing</c> and <c>CutMix</c>, which are not rounded: from start on, and before start + length.</remarks>
    public static ImageBox Of(ImageShape shape, double height, double width, double down, double right)
    {
        double tall = height * shape.Height, wide = width * shape.Width, top = down * (shape.Height - tall), left = right * (shape.Width - wide);
        return new(Ceiling(top, shape.Height), Ceiling(top + tall, shape.Height), Ceiling(left, shape.Width), Ceiling(left + wide, shape.Width));
    }

    private static int Ceiling(double place, int length) => Math.Clamp((int)Math.Ceiling(place), 0, length);
}
