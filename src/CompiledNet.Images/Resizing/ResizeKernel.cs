using System;

namespace CompiledNet.Images;

/// <summary>How much a pixel counts that lies so far away.</summary>
internal static class ResizeKernel
{
    /// <summary>The distance, in pixels, from which on nothing counts.</summary>
    public static double Radius(ResizeInterpolation interpolation) => interpolation switch
    {
        ResizeInterpolation.Nearest or ResizeInterpolation.Area => 0.5,
        ResizeInterpolation.Bilinear => 1,
        ResizeInterpolation.Bicubic => 2,
        _ => 3,
    };

    /// <summary>The weight at a distance, not normalised, of what is no box.</summary>
    public static double Weight(ResizeInterpolation interpolation, double distance)
    {
        double x = Math.Abs(distance);
        return interpolation switch
        {
            ResizeInterpolation.Bilinear => Math.Max(0, 1 - x),
            ResizeInterpolation.Bicubic => Cubic(x),
            _ => x < 3 ? Sinc(x) * Sinc(x / 3) : 0,
        };
    }

    // R. Keys, "Cubic convolution interpolation for digital image processing", 1981, with a = -1/2.
    private static double Cubic(double x) => x switch
    {
        < 1 => (1.5 * x - 2.5) * x * x + 1,
        < 2 => ((-0.5 * x + 2.5) * x - 4) * x + 2,
        _ => 0,
    };

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
