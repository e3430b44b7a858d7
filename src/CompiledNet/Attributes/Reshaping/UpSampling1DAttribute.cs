namespace CompiledNet;

/// <summary>Each step of a sequence several times: [steps, channels] becomes [steps · size, channels].</summary>
/// <remarks>As Keras' <c>UpSampling1D</c>.</remarks>
/// <param name="size">How many times, at least 1.</param>
public sealed class UpSampling1DAttribute(int size = 2) : LayerAttribute
{
    /// <summary>How many times.</summary>
    public int Size { get; } = size;
}
