using System;
using System.ComponentModel;
using System.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>A fused loss as a function of logits, as which the emitted code evaluates it. Not meant to be used by hand.</summary>
/// <param name="loss">The loss.</param>
/// <typeparam name="TLoss">Its type.</typeparam>
/// <typeparam name="TActivation">The activation that would be applied to the logits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LossFromLogits<TLoss, TActivation>(TLoss loss) : ILoss
    where TLoss : struct, IFusedLoss<TActivation>
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public static int TargetSize(int outputSize) => TLoss.TargetSize(outputSize);

    /// <inheritdoc/>
    public static TargetKind TargetKind => TLoss.TargetKind;

    /// <inheritdoc/>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        loss.ForwardFromLogits(prediction, target);

    /// <inheritdoc/>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => loss.BackwardFromLogits(prediction, target, scale, gradient);
}
