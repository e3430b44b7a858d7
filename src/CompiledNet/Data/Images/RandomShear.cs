namespace CompiledNet;

/// <summary>Slants an image: moves each row by a part of its number, and each column by a part of its. As Keras' <c>RandomShear</c>.</summary>
/// <param name="xFactor">By which part of a row's number it is moved, from −1 to 1.</param>
/// <param name="yFactor">By which part of a column's number it is moved, from −1 to 1.</param>
/// <param name="fillMode">What lies beyond the edge.</param>
/// <param name="interpolation">What lies between pixels.</param>
/// <param name="fillValue">The number beyond the edge for <see cref="FillMode.Constant"/>.</param>
/// <remarks>Both signs are as likely, whatever the ranges: a toss of a coin turns both factors round.</remarks>
/// <exception cref="System.ArgumentOutOfRangeException">A factor is beyond −1 to 1, or the fill value not finite.</exception>
public sealed class RandomShear(
    FactorRange xFactor = default, FactorRange yFactor = default, FillMode fillMode = FillMode.Reflect, Interpolation interpolation = Interpolation.Bilinear, double fillValue = 0)
    : AffineAugmentation(fillMode, interpolation, fillValue)
{
    /// <summary>By which part of a row's number it is moved.</summary>
    public FactorRange XFactor { get; } = xFactor.Within(-1, 1, nameof(xFactor));

    /// <summary>By which part of a column's number it is moved.</summary>
    public FactorRange YFactor { get; } = yFactor.Within(-1, 1, nameof(yFactor));

    private protected override AffineMap Map(ImageShape shape, ImageDraw draw)
    {
        double sign = draw.Uniform(2) < 0.5 ? 1 : -1;
        return AffineMap.Shear(sign * draw.Uniform(XFactor, 0), sign * draw.Uniform(YFactor, 1));
    }
}
