namespace CompiledNet.Generator.Kernels;

/// <summary>A sequence whose positions hold one vector for each head of attention.</summary>
/// <param name="Tensor">The tensor: [steps, <paramref name="Count"/> · <paramref name="Stride"/>].</param>
/// <param name="Count">How many heads.</param>
/// <param name="Width">Numbers of a vector.</param>
/// <param name="Stride">From one head to the next; what lies between is zero.</param>
internal sealed record Heads(Tensor Tensor, int Count, int Width, int Stride)
{
    /// <summary>Positions of the sequence.</summary>
    public int Steps => Tensor.Positions;

    public override string ToString() => $"[{Steps}, {Count}, {Width}]";
}
