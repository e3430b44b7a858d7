using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>
/// A loss of logits, see <see cref="IFusedLoss{TActivation}"/>, whose value and gradient have work in common: training then
/// asks for both at once.
/// </summary>
public interface IOnePassLoss : ILoss
{
    /// <summary>Returns the loss of one sample and leaves <paramref name="gradient"/> = <paramref name="scale"/> · ∂loss/∂logits.</summary>
    /// <param name="logits">What the activation would be applied to; not in the memory of <paramref name="gradient"/>.</param>
    /// <param name="target">The target, as <see cref="ILoss.Forward{T}"/> takes it.</param>
    /// <param name="scale">Factor of the gradient, not of the loss.</param>
    /// <param name="gradient">As many numbers as there are logits.</param>
    T ForwardBackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
