using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adds one random number to all of an image, and keeps it within a range. As Keras' <c>RandomBrightness</c>.</summary>
/// <param name="factor">Which part of the range is added, from −1 for black to 1 for white.</param>
/// <param name="low">The smallest number of an image.</param>
/// <param name="high">The largest number of an image.</param>
/// <exception cref="ArgumentOutOfRangeException">A factor is beyond −1 to 1, or the range empty.</exception>
public sealed class RandomBrightness(FactorRange factor, double low = 0, double high = 255) : ImageAugmentation
{
    private readonly ImageValues _values = new(low, high);

    /// <summary>Which part of the range is added.</summary>
    public FactorRange Factor { get; } = factor.Within(-1, 1, nameof(factor));

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, Span<T> y, ImageDraw draw)
    {
        if (!draw.Active)
        {
            x.CopyTo(y);
            return;
        }

        T delta = T.CreateTruncating(Delta(draw));
        for (int i = 0; i < x.Length; i++) y[i] = _values.Clip(x[i] + delta);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Backward<T>(ReadOnlySpan<T> x, ImageShape shape, ReadOnlySpan<T> dy, Span<T> dx, ImageDraw draw)
    {
        if (!draw.Active)
        {
            dy.CopyTo(dx);
            return;
        }

        T delta = T.CreateTruncating(Delta(draw));
        for (int i = 0; i < x.Length; i++) dx[i] = _values.Has(x[i] + delta) ? dy[i] : T.Zero;
    }

    private double Delta(ImageDraw draw) => draw.Uniform(Factor, 0) * (_values.High - _values.Low);
}
