namespace CompiledNet;

/// <summary>The axes of its input in another order: <c>[Permute(2, 1)]</c> turns [steps, channels] into [channels, steps].</summary>
/// <remarks>As Keras' <c>Permute</c>.</remarks>
/// <param name="dims">Which axis of the input comes first, second …; without the batch and counted from 1, each once.</param>
public sealed class PermuteAttribute(params int[] dims) : LayerAttribute
{
    /// <summary>The axes of the input in their new order, counted from 1.</summary>
    public int[] Dims { get; } = dims;
}
