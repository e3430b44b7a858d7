namespace CompiledNet;

/// <summary>Makes an image smaller or larger around its center. As Keras' <c>RandomZoom</c>.</summary>
/// <param name="heightFactor">1 + this is what heights are divided by, from −1 to 1: smaller where it is positive.</param>
/// <param name="widthFactor">The same of widths; null takes the factor of the height, so that proportions stay.</param>
/// <param name="fillMode">What lies beyond the edge.</param>
/// <param name="interpolation">What lies between pixels.</param>
/// <param name="fillValue">The number beyond the edge for <see cref="FillMode.Constant"/>.</param>
/// <exception cref="System.ArgumentOutOfRangeException">A factor is beyond −1 to 1, or the fill value not finite.</exception>
public sealed class RandomZoom(
    FactorRange heightFactor, FactorRange? widthFactor = null, FillMode fillMode = FillMode.Reflect, Interpolation interpolation = Interpolation.Bilinear, double fillValue = 0)
    : AffineAugmentation(fillMode, interpolation, fillValue)
{
    /// <summary>1 + this is what heights are divided by.</summary>
    public FactorRange HeightFactor { get; } = heightFactor.Within(-1, 1, nameof(heightFactor));

    /// <summary>1 + this is what widths are divided by; null for the factor of the height.</summary>
    public FactorRange? WidthFactor { get; } = widthFactor?.Within(-1, 1, nameof(widthFactor));

    private protected override AffineMap Map(ImageShape shape, ImageDraw draw)
    {
        double height = 1 + draw.Uniform(HeightFactor, 0), width = WidthFactor is { } factor ? 1 + draw.Uniform(factor, 1) : height;
        return AffineMap.Zoom(width, height, shape);
    }
}
