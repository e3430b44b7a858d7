using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Overwrites a rectangle at a random place of an image. As Keras' <c>RandomErasing</c>.</summary>
/// <remarks>Z. Zhong et al., "Random Erasing Data Augmentation", AAAI 2020. As in Keras, noise stands only for numbers of the range: it is clipped.</remarks>
/// <param name="factor">How likely it is, from 0 to 1: drawn anew for each image.</param>
/// <param name="scale">Height and width of the rectangle are the square roots of two numbers of this range, as parts of those of the image; from 0 to 1.</param>
/// <param name="fillValue">What is written; null for noise of the normal distribution times <paramref name="high"/>.</param>
/// <param name="low">The smallest number of an image.</param>
/// <param name="high">The largest number of an image.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is beyond what it may be.</exception>
public sealed class RandomErasing(FactorRange factor, FactorRange scale, double? fillValue = null, double low = 0, double high = 255) : ImageAugmentation
{
    private readonly ImageValues _values = new(low, high);

    /// <summary>Erases a part of every image whose sides are square roots of 0.02 to 0.33, with a likelihood of 0 to <paramref name="factor"/>.</summary>
    /// <param name="factor">From 0 to 1.</param>
    public RandomErasing(double factor = 1) : this((0, factor), (0.02, 0.33))
    {
    }

    /// <summary>How likely it is.</summary>
    public FactorRange Factor { get; } = factor.Within(0, 1, nameof(factor));

    /// <summary>What height and width are the square roots of.</summary>
    public FactorRange Scale { get; } = scale.Within(0, 1, nameof(scale));

    /// <summary>What is written; null for noise.</summary>
    public double? FillValue { get; } = fillValue is not { } value || double.IsFinite(value)
        ? fillValue
        : throw new ArgumentOutOfRangeException(nameof(fillValue), $"A finite number was expected, but it is {fillValue}.");

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, Span<T> y, ImageDraw draw)
    {
        x.CopyTo(y);
        if (!Happens(draw)) return;
        var box = Box(shape, draw);
        for (int row = box.Top; row < box.Bottom; row++)
            for (int column = box.Left; column < box.Right; column++)
            {
                int number = (row * shape.Width + column) * shape.Channels;
                for (int channel = 0; channel < shape.Channels; channel++)
                    y[shape.At(row, column) + channel] = _values.Clip(T.CreateTruncating(FillValue ?? _values.High * draw.Normal(number + channel)));
            }
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Backward<T>(ReadOnlySpan<T> x, ImageShape shape, ReadOnlySpan<T> dy, Span<T> dx, ImageDraw draw)
    {
        dy.CopyTo(dx);
        if (!Happens(draw)) return;
        var box = Box(shape, draw);
        for (int row = box.Top; row < box.Bottom; row++) dx[shape.At(row, box.Left)..shape.At(row, box.Right)].Clear();
    }

    private bool Happens(ImageDraw draw) => draw.Active && draw.Uniform(5) < draw.Uniform(Factor, 4);

    private ImageBox Box(ImageShape shape, ImageDraw draw) =>
        ImageBox.Of(shape, Math.Sqrt(draw.Uniform(Scale, 1)), Math.Sqrt(draw.Uniform(Scale, 0)), draw.Uniform(3), draw.Uniform(2));
}
