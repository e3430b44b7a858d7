using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adds noise of the normal distribution with mean 0 to each number. As Keras' <c>GaussianNoise</c>, which is also a layer here.</summary>
/// <param name="stddev">Its standard deviation, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
public sealed class RandomGaussianNoise(double stddev) : ImageAugmentation
{
    /// <summary>The standard deviation.</summary>
    public double Stddev { get; } = stddev >= 0 && double.IsFinite(stddev) ? stddev : throw new ArgumentOutOfRangeException(nameof(stddev), $"A finite number of at least 0 was expected, but it is {stddev}.");

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, Span<T> y, ImageDraw draw)
    {
        x.CopyTo(y);
        if (!draw.Active) return;
        for (int i = 0; i < y.Length; i++) y[i] += T.CreateTruncating(Stddev * draw.Normal(i));
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    public override void Backward<T>(ReadOnlySpan<T> x, ImageShape shape, ReadOnlySpan<T> dy, Span<T> dx, ImageDraw draw) => dy.CopyTo(dx);
}
