namespace CompiledNet;

/// <summary>Zeros at both ends of a sequence: [steps, channels] becomes [start + steps + end, channels].</summary>
/// <remarks>As Keras' <c>ZeroPadding1D</c>.</remarks>
/// <param name="padding">How many steps: one number for both ends, or one for the start and one for the end; none negative. By default 1.</param>
public sealed class ZeroPadding1DAttribute(params int[] padding) : LayerAttribute
{
    /// <summary>How many steps: for both ends, or for start and end.</summary>
    public int[] Padding { get; } = padding;
}
