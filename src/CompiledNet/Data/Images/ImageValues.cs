using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The range of an image's numbers.</summary>
internal readonly struct ImageValues
{
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite.</exception>
    public ImageValues(double low, double high) => (Low, High) = double.IsFinite(low) && double.IsFinite(high) && low < high
        ? (low, high)
        : throw new ArgumentOutOfRangeException(nameof(high), $"A finite range was expected, but it goes from {low} to {high}.");

    public double Low { get; }

    public double High { get; }

    [MethodImpl(Hot.Optimized)]
    public T Clip<T>(T value) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Clamp(value, T.CreateTruncating(Low), T.CreateTruncating(High));

    /// <summary>Whether <see cref="Clip"/> leaves it: gradients pass there.</summary>
    [MethodImpl(Hot.Optimized)]
    public bool Has<T>(T value) where T : unmanaged, IBinaryFloatingPointIeee754<T> => value >= T.CreateTruncating(Low) && value <= T.CreateTruncating(High);
}
