namespace CompiledNet;

/// <summary>A sequence without its ends: [steps, channels] becomes [steps − start − end, channels].</summary>
/// <remarks>As Keras' <c>Cropping1D</c>.</remarks>
/// <param name="cropping">How many steps: one number for both ends, or one for the start and one for the end; none negative. By default 1.</param>
public sealed class Cropping1DAttribute(params int[] cropping) : LayerAttribute
{
    /// <summary>How many steps: of both ends, or of start and end.</summary>
    public int[] Cropping { get; } = cropping;
}
