using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Brings the numbers of each channel nearer to their mean or further from it, by one random factor for an image: (x − mean) · factor + mean,
/// kept within a range. As Keras' <c>RandomContrast</c>.
/// </summary>
/// <param name="lower">The smallest factor is 1 − <paramref name="lower"/>; from 0 to 1.</param>
/// <param name="upper">The largest factor is 1 + <paramref name="upper"/>; from 0 to 1.</param>
/// <param name="low">The smallest number of an image.</param>
/// <param name="high">The largest number of an image.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is beyond 0 to 1, or the range empty.</exception>
public sealed class RandomContrast(double lower, double upper, double low = 0, double high = 255) : ImageAugmentation
{
    private readonly ImageValues _values = new(low, high);

    /// <summary>Factors from 1 − <paramref name="factor"/> to 1 + <paramref name="factor"/>.</summary>
    /// <param name="factor">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is beyond that.</exception>
    public RandomContrast(double factor) : this(factor, factor)
    {
    }

    /// <summary>From where to where the factor may be.</summary>
    public FactorRange Factor { get; } = new(1 - Share(lower, nameof(lower)), 1 + Share(upper, nameof(upper)));

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, Span<T> y, ImageDraw draw)
    {
        x.CopyTo(y);
        if (!draw.Active) return;
        T factor = T.CreateTruncating(draw.Uniform(Factor, 0));
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            T mean = Sum(x, shape, channel) / T.CreateTruncating(shape.Height * shape.Width);
            for (int i = channel; i < x.Length; i += shape.PixelStride) y[i] = _values.Clip((x[i] - mean) * factor + mean);
        }
    }

    // With g, the gradient where nothing was clipped: dx = factor · g + (1 - factor) · mean(g).
    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Backward<T>(ReadOnlySpan<T> x, ImageShape shape, ReadOnlySpan<T> dy, Span<T> dx, ImageDraw draw)
    {
        dy.CopyTo(dx);
        if (!draw.Active) return;
        T factor = T.CreateTruncating(draw.Uniform(Factor, 0)), pixels = T.CreateTruncating(shape.Height * shape.Width);
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            T mean = Sum(x, shape, channel) / pixels;
            for (int i = channel; i < x.Length; i += shape.PixelStride)
                if (!_values.Has((x[i] - mean) * factor + mean)) dx[i] = T.Zero;
            T shared = (T.One - factor) * Sum<T>(dx, shape, channel) / pixels;
            for (int i = channel; i < x.Length; i += shape.PixelStride) dx[i] = factor * dx[i] + shared;
        }
    }

    [MethodImpl(Hot.Optimized)]
    private static T Sum<T>(ReadOnlySpan<T> x, ImageShape shape, int channel) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = channel; i < x.Length; i += shape.PixelStride) sum += x[i];
        return sum;
    }

    private static double Share(double share, string name) => share is >= 0 and <= 1
        ? share
        : throw new ArgumentOutOfRangeException(name, $"A number from 0 to 1 was expected, but it is {share}.");
}
