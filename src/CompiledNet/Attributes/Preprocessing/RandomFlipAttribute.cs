namespace CompiledNet;

/// <summary>While training, mirrors each image [height, width, channels] or leaves it, each with probability 1/2; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>RandomFlip</c>; <see cref="RandomFlip"/> does the same to the samples of a source.</remarks>
/// <param name="mode">Which way.</param>
public sealed class RandomFlipAttribute(FlipMode mode = FlipMode.HorizontalAndVertical) : LayerAttribute
{
    /// <summary>Which way.</summary>
    public FlipMode Mode { get; } = mode;
}
