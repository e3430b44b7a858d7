using System;
using System.Numerics;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The kernels of dropout that keeps mean and variance of what comes out of SELU.</summary>
/// <remarks>G. Klambauer et al., "Self-Normalizing Neural Networks", NeurIPS 2017, as Keras' <c>AlphaDropout</c>.</remarks>
public static class AlphaDropout
{
    // -λα, where SELU goes for large negative numbers.
    private const double Dropped = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717;

    /// <summary>y = a · (x or -λα) + b for <paramref name="rows"/> rows.</summary>
    public static void Apply<T>(ref T x, ref T y, int rows, int stride, double rate, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = Scale(rate), offset = -scale * Dropped * rate;
        Dropout.Run(ref x, ref y, rows, stride, rate, node, draw, scale, offset, scale * Dropped + offset);
    }

    /// <summary>y = a · (x or 0): what <see cref="Apply"/> hands back.</summary>
    public static void ApplyGradient<T>(ref T x, ref T y, int rows, int stride, double rate, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Dropout.Run(ref x, ref y, rows, stride, rate, node, draw, Scale(rate), 0, 0);

    private static double Scale(double rate) => 1 / Math.Sqrt((1 - rate) * (1 + rate * Dropped * Dropped));
}
