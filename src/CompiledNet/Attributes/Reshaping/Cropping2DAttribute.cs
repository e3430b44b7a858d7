namespace CompiledNet;

/// <summary>The middle of an image: [height, width, channels] becomes [height − top − bottom, width − left − right, channels].</summary>
/// <remarks>As Keras' <c>Cropping2D</c>.</remarks>
/// <param name="cropping">
/// How many pixels: one number for all sides, two for height and width, or four for top, bottom, left and right; none negative.
/// By default 0.
/// </param>
public sealed class Cropping2DAttribute(params int[] cropping) : LayerAttribute
{
    /// <summary>How many pixels: of all sides, of height and width, or of top, bottom, left and right.</summary>
    public int[] Cropping { get; } = cropping;
}
