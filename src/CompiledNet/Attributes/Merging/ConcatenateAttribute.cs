namespace CompiledNet;

/// <summary>Layers joined along one axis; the lengths of the other axes must agree.</summary>
/// <param name="from">The layers that are read, two or more, by <c>nameof</c>.</param>
public sealed class ConcatenateAttribute(params string[] from) : MergeAttribute(from)
{
    /// <summary>The axis, without the batch, from 0; negative ones count from the end, so that −1 is the last.</summary>
    public int Axis { get; set; } = -1;
}
