using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>−1/n · Σ t·ln p + (1 − t)·ln(1 − p), for outputs that are probabilities each on its own.</summary>
/// <remarks>
/// As <c>keras.losses.BinaryCrossentropy</c>: probabilities are clipped to 1e-7 … 1 − 1e-7, and outside these bounds the
/// gradient is 0, the derivative of clipping. That is what the loss does when it is given probabilities. After
/// <see cref="Sigmoid"/> training and evaluation work on the logits, where nothing is clipped and the gradient is (σ(z) − t) / n.
/// </remarks>
public readonly struct BinaryCrossentropy : IFusedLoss<Sigmoid>
{
    /// <summary>The loss with Keras' defaults.</summary>
    public BinaryCrossentropy()
    {
    }

    /// <summary>Whether the prediction is given as logits, not as probabilities; false by default.</summary>
    public bool FromLogits { get; init; }

    /// <summary>Target t becomes t·(1 − LabelSmoothing) + LabelSmoothing / 2; from 0 to 1, 0 by default.</summary>
    [OptionRange(0, 1)]
    public float LabelSmoothing { get; init; }

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> => FromLogits
        ? ForwardFromLogits(prediction, target)
        : ElementwiseLoss.Mean(new BinaryProbabilityTerm(LabelSmoothing), prediction, target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits) BackwardFromLogits(prediction, target, scale, gradient);
        else ElementwiseLoss.Gradient(new BinaryProbabilityTerm(LabelSmoothing), prediction, target, scale, gradient);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T ForwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Mean(new BinaryLogitTerm(LabelSmoothing), logits, target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void BackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Gradient(new BinaryLogitTerm(LabelSmoothing), logits, target, scale, gradient);
}
