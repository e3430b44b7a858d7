using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>
/// A loss that has a shorter and numerically stable form when the activation <typeparamref name="TActivation"/> comes
/// right before it: training and evaluation then work on the activation's input, the logits.
/// </summary>
/// <typeparam name="TActivation">The activation that is fused, such as <c>Sigmoid</c> or <c>Softmax</c>.</typeparam>
public interface IFusedLoss<TActivation> : ILoss where TActivation : struct, IActivation
{
    /// <summary>The loss of one sample from the logits.</summary>
    T ForwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary><paramref name="gradient"/> = <paramref name="scale"/> · ∂loss/∂logits for one sample.</summary>
    void BackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
