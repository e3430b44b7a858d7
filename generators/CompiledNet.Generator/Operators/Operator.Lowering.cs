using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

internal abstract partial class Operator
{
    /// <summary>
    /// The activation that the lowering applies to what <see cref="Forward"/> returns; it does that for every layer
    /// alike, so no operator deals with activations.
    /// </summary>
    public virtual TraitSpec? ActivationOf(NodeSpec node) => node.Activation;

    /// <summary>Emits the kernels that compute the layer, without its activation, and returns the result.</summary>
    public abstract Tensor Forward(ForwardContext context);

    /// <summary>
    /// Emits the kernels that compute the gradients of the layer's inputs and parameters from
    /// <see cref="BackwardContext.OutputGradient"/>; a gradient that nobody needs is null in the context and skipped.
    /// </summary>
    public abstract void Backward(BackwardContext context);

    /// <summary>What each query of the layer looks at, before any dropout; null for a layer that is no attention. Asked after <see cref="Forward"/>.</summary>
    public virtual WeightMatrix? AttentionWeights(ForwardContext context) => null;
}
