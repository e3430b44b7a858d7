namespace CompiledNet.Generator.Operators;

internal abstract partial class Operator
{
    /// <summary>
    /// Which positions of the layer's result count, or null if all do. A layer that treats every position alike passes on
    /// the mask of what it reads; by default a mask ends here.
    /// </summary>
    public virtual FrameMask? Mask(ForwardContext context) => null;
}
