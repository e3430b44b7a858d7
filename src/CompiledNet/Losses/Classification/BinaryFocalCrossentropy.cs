using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>−1/n · Σ (1 − pₜ)^γ · (t·ln p + (1 − t)·ln(1 − p)) with pₜ = t·p + (1 − t)·(1 − p): what is right already hardly counts.</summary>
/// <remarks>
/// As <c>keras.losses.BinaryFocalCrossentropy</c> (T.-Y. Lin et al., "Focal Loss for Dense Object Detection", 2017):
/// probabilities are clipped to 1e-7 … 1 − 1e-7, and outside these bounds the gradient is 0, the derivative of clipping.
/// After <see cref="Sigmoid"/>, and of logits, nothing is clipped.
/// </remarks>
public readonly struct BinaryFocalCrossentropy : IFusedLoss<Sigmoid>
{
    /// <summary>The loss with Keras' defaults.</summary>
    public BinaryFocalCrossentropy()
    {
    }

    /// <summary>Whether the prediction is given as logits, not as probabilities; false by default.</summary>
    public bool FromLogits { get; init; }

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <summary>Target t becomes t·(1 − LabelSmoothing) + LabelSmoothing / 2; from 0 to 1, 0 by default.</summary>
    [OptionRange(0, 1)]
    public float LabelSmoothing { get; init; }

    /// <summary>γ, at least 0: how fast what is right loses its weight; 2 by default.</summary>
    [OptionRange(0)]
    public float Gamma { get; init; } = 2;

    /// <summary>α, from 0 to 1: the weight of positives where <see cref="ApplyClassBalancing"/> is set, that of negatives being 1 − α; 0.25 by default.</summary>
    [OptionRange(0)]
    public float Alpha { get; init; } = 0.25f;

    /// <summary>Whether to weigh positives and negatives by <see cref="Alpha"/>; false by default.</summary>
    public bool ApplyClassBalancing { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> => FromLogits
        ? ForwardFromLogits(prediction, target)
        : ElementwiseLoss.Mean(new BinaryFocalProbabilityTerm(Focus, LabelSmoothing), prediction, target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits) BackwardFromLogits(prediction, target, scale, gradient);
        else ElementwiseLoss.Gradient(new BinaryFocalProbabilityTerm(Focus, LabelSmoothing), prediction, target, scale, gradient);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T ForwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Mean(new BinaryFocalLogitTerm(Focus, LabelSmoothing), logits, target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void BackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Gradient(new BinaryFocalLogitTerm(Focus, LabelSmoothing), logits, target, scale, gradient);

    private BinaryFocus Focus => new(Gamma, ApplyClassBalancing ? Alpha : 0.5f, ApplyClassBalancing ? 1 : 2);
}
