namespace CompiledNet;

/// <summary>The mean of each channel over all steps: [steps, channels] becomes [channels], or [1, channels] with <see cref="KeepDims"/>.</summary>
/// <remarks>As Keras' <c>GlobalAveragePooling1D</c>.</remarks>
public sealed class GlobalAveragePooling1DAttribute : LayerAttribute
{
    /// <summary>Whether the axes that are pooled stay, with length 1.</summary>
    public bool KeepDims { get; set; }
}
