using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>
/// A loss that sees all positions of an output at once, where any other loss is the mean over positions that it sees one by one. Of an
/// output without axes before the last there is one position.
/// </summary>
/// <remarks>
/// Its targets are those of <see cref="ILoss.TargetSize"/> for each position, side by side. A sample has one weight, and a mask says which positions there are.
/// If it implements <see cref="IFusedLoss{TActivation}"/> for the activation before it, it is given logits, and is told so.
/// </remarks>
public interface ISequenceLoss : ILoss
{
    /// <summary>The loss of one sample and, unless <paramref name="gradient"/> is empty, <paramref name="scale"/> · ∂loss/∂prediction, which overwrites the old content.</summary>
    /// <param name="prediction">What the output gives at each position, or the logits of it.</param>
    /// <param name="target">The targets of all positions.</param>
    /// <param name="areLogits">Whether an activation that is fused with the loss would still be applied to the prediction.</param>
    /// <param name="scale">Factor of the gradient, not of the loss.</param>
    /// <param name="gradient">As many numbers as the prediction has at each position; those at positions that do not count become 0.</param>
    T Sequence<T>(ReadOnlyPositions<T> prediction, ReadOnlySpan<T> target, bool areLogits, T scale, Positions<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
