using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Cuts out a part of one size at a random place. A prediction, and an image that is smaller, takes the largest part of the middle that has the
/// proportions wanted and resizes it bilinearly. As Keras' <c>RandomCrop</c>, but with a place for each image, where Keras has one for the batch.
/// </summary>
/// <param name="height">Pixels from top to bottom; positive.</param>
/// <param name="width">Pixels from left to right; positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
public sealed class RandomCrop(int height, int width) : ImageAugmentation
{
    private static readonly ImageWarp s_whole = new(FillMode.Nearest, Interpolation.Nearest, 0), s_resized = new(FillMode.Nearest, Interpolation.Bilinear, 0);

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; } = height > 0 ? height : throw new ArgumentOutOfRangeException(nameof(height), $"A positive height was expected, but it is {height}.");

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; } = width > 0 ? width : throw new ArgumentOutOfRangeException(nameof(width), $"A positive width was expected, but it is {width}.");

    /// <inheritdoc/>
    public override ImageShape OutputShape(ImageShape input) => input with { Height = Height, Width = Width };

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, Span<T> y, ImageDraw draw)
    {
        if (IsCut(shape, draw)) s_whole.Apply(x, shape, ImageBox.All(shape), y, OutputShape(shape), Place(shape, draw));
        else s_resized.Apply(x, shape, Middle(shape), y, OutputShape(shape), Resizing(Middle(shape)));
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Backward<T>(ReadOnlySpan<T> x, ImageShape shape, ReadOnlySpan<T> dy, Span<T> dx, ImageDraw draw)
    {
        if (IsCut(shape, draw)) s_whole.Backward(dy, OutputShape(shape), dx, shape, ImageBox.All(shape), Place(shape, draw));
        else s_resized.Backward(dy, OutputShape(shape), dx, shape, Middle(shape), Resizing(Middle(shape)));
    }

    private bool IsCut(ImageShape shape, ImageDraw draw) => draw.Active && shape.Height >= Height && shape.Width >= Width;

    private AffineMap Place(ImageShape shape, ImageDraw draw) =>
        AffineMap.Translation(-(int)(draw.Uniform(1) * (shape.Width - Width + 1)), -(int)(draw.Uniform(0) * (shape.Height - Height + 1)));

    // As Keras' smart_resize.
    private ImageBox Middle(ImageShape shape)
    {
        int tall = Math.Clamp((int)((double)shape.Width * Height / Width), 1, shape.Height), wide = Math.Clamp((int)((double)shape.Height * Width / Height), 1, shape.Width);
        int top = (shape.Height - tall) / 2, left = (shape.Width - wide) / 2;
        return new ImageBox(top, top + tall, left, left + wide);
    }

    // Centers of pixels lie at half positions, so that edges meet edges.
    private AffineMap Resizing(ImageBox part)
    {
        double x = (double)(part.Right - part.Left) / Width, y = (double)(part.Bottom - part.Top) / Height;
        return new AffineMap(x, 0, 0.5 * x - 0.5, 0, y, 0.5 * y - 0.5);
    }
}
