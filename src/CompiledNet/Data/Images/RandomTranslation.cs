namespace CompiledNet;

/// <summary>Moves an image by a random part of its size. As Keras' <c>RandomTranslation</c>.</summary>
/// <param name="heightFactor">By which part of the height, from −1 for up to 1 for down.</param>
/// <param name="widthFactor">By which part of the width, from −1 for left to 1 for right.</param>
/// <param name="fillMode">What lies beyond the edge.</param>
/// <param name="interpolation">What lies between pixels.</param>
/// <param name="fillValue">The number beyond the edge for <see cref="FillMode.Constant"/>.</param>
/// <exception cref="System.ArgumentOutOfRangeException">A factor is beyond −1 to 1, or the fill value not finite.</exception>
public sealed class RandomTranslation(
    FactorRange heightFactor, FactorRange widthFactor, FillMode fillMode = FillMode.Reflect, Interpolation interpolation = Interpolation.Bilinear, double fillValue = 0)
    : AffineAugmentation(fillMode, interpolation, fillValue)
{
    /// <summary>By which part of the height.</summary>
    public FactorRange HeightFactor { get; } = heightFactor.Within(-1, 1, nameof(heightFactor));

    /// <summary>By which part of the width.</summary>
    public FactorRange WidthFactor { get; } = widthFactor.Within(-1, 1, nameof(widthFactor));

    private protected override AffineMap Map(ImageShape shape, ImageDraw draw) =>
        AffineMap.Translation(draw.Uniform(WidthFactor, 1) * shape.Width, draw.Uniform(HeightFactor, 0) * shape.Height);
}
