using System;

namespace CompiledNet.Images;

/// <summary>Which pixels of a window of the file make up each pixel along one axis, and by how much.</summary>
internal sealed class ResizeAxis
{
    private readonly float[] _weights;
    private readonly int[] _first, _count;
    private readonly int _most;

    /// <summary>Works out all weights.</summary>
    /// <param name="options">How pixels follow.</param>
    /// <param name="window">Which part of the image is taken.</param>
    /// <param name="length">Pixels wanted.</param>
    public ResizeAxis(ImageOptions options, ResizeWindow window, int length)
    {
        (Window, Length) = (window, length);
        double scale = (double)window.Length / length;
        double stretch = options.Interpolation == ResizeInterpolation.Area ? scale : options.Antialias ? Math.Max(scale, 1) : 1, radius = ResizeKernel.Radius(options.Interpolation) * stretch;
        _most = (int)Math.Ceiling(2 * radius) + 3;
        (_weights, _first, _count) = (new float[checked(length * _most)], new int[length], new int[length]);
        for (int i = 0; i < length; i++)
        {
            if (options.Interpolation == ResizeInterpolation.Nearest) TakeNearest(i, scale);
            else Take(i, (i + 0.5) * scale - 0.5, radius, stretch, options.Interpolation);
        }
    }

    public ResizeWindow Window { get; }

    /// <summary>Pixels wanted.</summary>
    public int Length { get; }

    /// <summary>The first pixel of the image that counts for pixel <paramref name="i"/>; it may lie outside where the window does.</summary>
    public int First(int i) => _first[i];

    /// <summary>What each pixel from <see cref="First"/> on counts; the sum is 1.</summary>
    public ReadOnlySpan<float> Weights(int i) => _weights.AsSpan(i * _most, _count[i]);

    private void TakeNearest(int i, double scale)
    {
        (_first[i], _count[i]) = (Window.Start + Math.Min((int)((i + 0.5) * scale), Window.Length - 1), 1);
        _weights[i * _most] = 1;
    }

    // Pixels that are not there do not count, and the others make up for them.
    private void Take(int i, double center, double radius, double stretch, ResizeInterpolation interpolation)
    {
        // A box reaches half a pixel further, into pixels whose centers are not in it.
        double reach = interpolation == ResizeInterpolation.Area ? radius + 0.5 : radius;
        int first = Math.Clamp((int)Math.Ceiling(center - reach), 0, Window.Length - 1), last = Math.Clamp((int)Math.Floor(center + reach), 0, Window.Length - 1);
        double sum = 0;
        for (int at = first; at <= last; at++) sum += WeightAt(at);
        for (int at = first; at <= last; at++) _weights[i * _most + at - first] = (float)(WeightAt(at) / sum);
        (_first[i], _count[i]) = (Window.Start + first, last - first + 1);

        // A box counts pixels by how much of them lies in it.
        double WeightAt(int at) => interpolation == ResizeInterpolation.Area
            ? Math.Max(0, Math.Min(at + 0.5, center + radius) - Math.Max(at - 0.5, center - radius))
            : ResizeKernel.Weight(interpolation, (at - center) / stretch);
    }
}
