namespace CompiledNet;

/// <summary>Reads its input, row-major, in another shape with as many numbers.</summary>
/// <param name="shape">The new shape, without the batch; one length may be −1 and then follows from the others.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The new shape, without the batch.</summary>
    public int[] Shape { get; } = shape;
}
