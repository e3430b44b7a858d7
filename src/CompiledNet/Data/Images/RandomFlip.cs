using System;

namespace CompiledNet;

/// <summary>Mirrors an image or leaves it, each with probability 1/2. As Keras' <c>RandomFlip</c>.</summary>
/// <param name="mode">Which way.</param>
public sealed class RandomFlip(FlipMode mode = FlipMode.HorizontalAndVertical) : AffineAugmentation(FillMode.Nearest, Interpolation.Nearest, 0)
{
    /// <summary>Which way.</summary>
    public FlipMode Mode { get; } = Enum.IsDefined(mode) ? mode : throw new ArgumentOutOfRangeException(nameof(mode));

    private protected override AffineMap Map(ImageShape shape, ImageDraw draw) =>
        AffineMap.Flip(Mode != FlipMode.Vertical && draw.Uniform(0) < 0.5, Mode != FlipMode.Horizontal && draw.Uniform(1) < 0.5, shape);
}
