namespace CompiledNet;

/// <summary>The mean of each channel over all pixels: [height, width, channels] becomes [channels], or [1, 1, channels] with <see cref="KeepDims"/>.</summary>
/// <remarks>As Keras' <c>GlobalAveragePooling2D</c>.</remarks>
public sealed class GlobalAveragePooling2DAttribute : LayerAttribute
{
    /// <summary>Whether the axes that are pooled stay, with length 1.</summary>
    public bool KeepDims { get; set; }
}
