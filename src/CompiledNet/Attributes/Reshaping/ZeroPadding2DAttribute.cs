namespace CompiledNet;

/// <summary>Zeros around an image: [height, width, channels] becomes [top + height + bottom, left + width + right, channels].</summary>
/// <remarks>As Keras' <c>ZeroPadding2D</c>.</remarks>
/// <param name="padding">
/// How many pixels: one number for all sides, two for height and width, or four for top, bottom, left and right; none negative.
/// By default 1.
/// </param>
public sealed class ZeroPadding2DAttribute(params int[] padding) : LayerAttribute
{
    /// <summary>How many pixels: for all sides, for height and width, or for top, bottom, left and right.</summary>
    public int[] Padding { get; } = padding;
}
