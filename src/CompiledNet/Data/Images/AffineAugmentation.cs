using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>An augmentation that moves pixels.</summary>
public abstract class AffineAugmentation : ImageAugmentation
{
    private readonly ImageWarp _warp;

    private protected AffineAugmentation(FillMode fillMode, Interpolation interpolation, double fillValue)
    {
        if (!Enum.IsDefined(fillMode)) throw new ArgumentOutOfRangeException(nameof(fillMode));
        if (!Enum.IsDefined(interpolation)) throw new ArgumentOutOfRangeException(nameof(interpolation));
        if (!double.IsFinite(fillValue)) throw new ArgumentOutOfRangeException(nameof(fillValue), $"A finite number was expected, but it is {fillValue}.");
        _warp = new ImageWarp(fillMode, interpolation, fillValue);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public sealed override void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, Span<T> y, ImageDraw draw)
    {
        if (draw.Active) _warp.Apply(x, shape, ImageBox.All(shape), y, shape, Map(shape, draw));
        else x.CopyTo(y);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public sealed override void Backward<T>(ReadOnlySpan<T> x, ImageShape shape, ReadOnlySpan<T> dy, Span<T> dx, ImageDraw draw)
    {
        if (draw.Active) _warp.Backward(dy, shape, dx, shape, ImageBox.All(shape), Map(shape, draw));
        else dy.CopyTo(dx);
    }

    private protected abstract AffineMap Map(ImageShape shape, ImageDraw draw);
}
