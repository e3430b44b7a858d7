namespace CompiledNet;

/// <summary>
/// Where samples enter; the first layer of every network. A graph may have several inputs: a sample then holds them one
/// after another.
/// </summary>
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>An input of the given shape; within a block, where the shape comes from its user, without one.</summary>
    /// <param name="shape">
    /// The shape of one sample, without the batch, every length at least 1: <c>8</c> for eight features,
    /// <c>28, 28, 1</c> for an image as [height, width, channels].
    /// </param>
    public InputAttribute(params int[] shape) => Shape = shape;

    /// <summary>The shape of one sample, without the batch.</summary>
    public int[] Shape { get; }
}
