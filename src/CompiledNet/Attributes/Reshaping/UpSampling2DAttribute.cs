namespace CompiledNet;

/// <summary>Each pixel of an image several times: [height, width, channels] becomes [height · s, width · t, channels].</summary>
/// <remarks>As Keras' <c>UpSampling2D</c> with the interpolation "nearest".</remarks>
/// <param name="size">How many times, at least 1: one number for both axes, or s and t. By default 2.</param>
public sealed class UpSampling2DAttribute(params int[] size) : LayerAttribute
{
    /// <summary>How many times: along both axes, or along height and width.</summary>
    public int[] Size { get; } = size;
}
