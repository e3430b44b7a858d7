using System;

namespace CompiledNet.Tuning;

/// <summary>The logarithms of what a Gaussian process is set by, or a gradient by them.</summary>
/// <param name="Scales">Of the length scales.</param>
/// <param name="Noise">Of the variance of the noise, in units of that of the process.</param>
internal sealed record Logarithms(double[] Scales, double Noise)
{
    /// <summary>1 / ℓ² of each length scale.</summary>
    public double[] InverseSquares() => Array.ConvertAll(Scales, scale => Math.Exp(-2 * scale));
}
