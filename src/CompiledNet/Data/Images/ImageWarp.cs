using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The kernel of all that moves pixels: each pixel of the result is a weighted sum of one or four of the input.</summary>
/// <param name="fillMode">What lies beyond the edge.</param>
/// <param name="interpolation">What lies between pixels.</param>
/// <param name="fillValue">The number beyond the edge for <see cref="FillMode.Constant"/>.</param>
internal readonly struct ImageWarp(FillMode fillMode, Interpolation interpolation, double fillValue)
{
    private const int Outside = -1;

    /// <summary>y(pixel) = x(map(pixel)), with places counted within a window of x; what lies between the channels of two pixels becomes zero.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, ImageBox window, Span<T> y, ImageShape result, in AffineMap map) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        y.Clear();
        Span<Tap> taps = stackalloc Tap[4];
        for (int row = 0; row < result.Height; row++)
            for (int column = 0; column < result.Width; column++)
            {
                int count = Taps(map, row, column, shape, window, taps);
                var to = y.Slice(result.At(row, column), shape.Channels);
                for (int i = 0; i < count; i++)
                {
                    T weight = T.CreateTruncating(taps[i].Weight);
                    if (taps[i].At == Outside)
                    {
                        T filled = weight * T.CreateTruncating(fillValue);
                        for (int channel = 0; channel < to.Length; channel++) to[channel] += filled;
                        continue;
                    }

                    var from = x.Slice(taps[i].At, to.Length);
                    for (int channel = 0; channel < to.Length; channel++) to[channel] += weight * from[channel];
                }
            }
    }

    /// <summary>dx = the sum of what each pixel of the result hands back: the transpose of <see cref="Apply"/>.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> dy, ImageShape result, Span<T> dx, ImageShape shape, ImageBox window, in AffineMap map) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        dx.Clear();
        Span<Tap> taps = stackalloc Tap[4];
        for (int row = 0; row < result.Height; row++)
            for (int column = 0; column < result.Width; column++)
            {
                int count = Taps(map, row, column, shape, window, taps);
                var from = dy.Slice(result.At(row, column), shape.Channels);
                for (int i = 0; i < count; i++)
                {
                    if (taps[i].At == Outside) continue;
                    T weight = T.CreateTruncating(taps[i].Weight);
                    var to = dx.Slice(taps[i].At, from.Length);
                    for (int channel = 0; channel < from.Length; channel++) to[channel] += weight * from[channel];
                }
            }
    }

    // The pixels of the input that a pixel of the result is made of, none with the weight 0.
    [MethodImpl(Hot.Optimized)]
    private int Taps(in AffineMap map, int row, int column, ImageShape shape, ImageBox window, Span<Tap> taps)
    {
        double x = map.A0 * column + map.A1 * row + map.A2, y = map.B0 * column + map.B1 * row + map.B2;
        if (interpolation == Interpolation.Nearest)
        {
            taps[0] = new Tap(At(Math.Round(y, MidpointRounding.AwayFromZero), Math.Round(x, MidpointRounding.AwayFromZero), shape, window), 1);
            return 1;
        }

        double left = Math.Floor(x), top = Math.Floor(y), right = x - left, bottom = y - top;
        int count = 0;
        for (int i = 0; i < 4; i++)
        {
            double weight = ((i & 1) == 0 ? 1 - right : right) * (i < 2 ? 1 - bottom : bottom);
            if (weight != 0) taps[count++] = new Tap(At(top + (i >> 1), left + (i & 1), shape, window), weight);
        }

        return count;
    }

    [MethodImpl(Hot.Optimized)]
    private int At(double row, double column, ImageShape shape, ImageBox window)
    {
        int i = Inside(row, window.Bottom - window.Top), j = Inside(column, window.Right - window.Left);
        return i < 0 || j < 0 ? Outside : shape.At(window.Top + i, window.Left + j);
    }

    // Where a place beyond the edge is found in the window.
    [MethodImpl(Hot.Optimized)]
    private int Inside(double place, int length)
    {
        if (place >= 0 && place < length) return (int)place;
        switch (fillMode)
        {
            case FillMode.Constant:
                return Outside;
            case FillMode.Nearest:
                return place < 0 ? 0 : length - 1;
            case FillMode.Wrap:
                return Math.Min((int)(place - length * Math.Floor(place / length)), length - 1);
            default:
                double folded = place - 2 * length * Math.Floor(place / (2 * length));
                return Math.Clamp((int)(folded < length ? folded : 2 * length - 1 - folded), 0, length - 1);
        }
    }

    private readonly record struct Tap(int At, double Weight);
}
