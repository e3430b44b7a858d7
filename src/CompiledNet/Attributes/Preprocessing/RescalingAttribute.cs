namespace CompiledNet;

/// <summary>y = x · scale + offset, such as <c>[Rescaling(1 / 255.0)]</c> for images in bytes.</summary>
/// <remarks>As Keras' <c>Rescaling</c>.</remarks>
/// <param name="scale">The factor.</param>
/// <param name="offset">What is added.</param>
public sealed class RescalingAttribute(double scale, double offset = 0) : LayerAttribute
{
    /// <summary>The factor.</summary>
    public double Scale { get; } = scale;

    /// <summary>What is added.</summary>
    public double Offset { get; } = offset;
}
