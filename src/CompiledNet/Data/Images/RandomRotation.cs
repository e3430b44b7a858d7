using System;

namespace CompiledNet;

/// <summary>Turns an image around its center by a random angle. As Keras' <c>RandomRotation</c>.</summary>
/// <param name="factor">By which part of a full turn, from −1 to 1; counter-clockwise where it is positive.</param>
/// <param name="fillMode">What lies beyond the edge.</param>
/// <param name="interpolation">What lies between pixels.</param>
/// <param name="fillValue">The number beyond the edge for <see cref="FillMode.Constant"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A factor is beyond −1 to 1, or the fill value not finite.</exception>
public sealed class RandomRotation(FactorRange factor, FillMode fillMode = FillMode.Reflect, Interpolation interpolation = Interpolation.Bilinear, double fillValue = 0)
    : AffineAugmentation(fillMode, interpolation, fillValue)
{
    /// <summary>By which part of a full turn.</summary>
    public FactorRange Factor { get; } = factor.Within(-1, 1, nameof(factor));

    private protected override AffineMap Map(ImageShape shape, ImageDraw draw) => AffineMap.Rotation(2 * Math.PI * draw.Uniform(Factor, 0), shape);
}
