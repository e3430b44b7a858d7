using System;
using System.Numerics;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>−Σ tᵢ·ln pᵢ, for one class out of n with the target as n probabilities (one-hot).</summary>
/// <remarks>
/// As <c>keras.losses.CategoricalCrossentropy</c>: probabilities are divided by their sum and clipped to
/// 1e-7 … 1 − 1e-7, and the gradient is that of this formula: 0 through a clipped probability. That is
/// what the loss does when it is given probabilities. After <see cref="Softmax"/> training and evaluation work on the logits, where
/// nothing is clipped and the gradient is p·Σt − t.
/// </remarks>
public readonly struct CategoricalCrossentropy : IFusedLoss<Softmax>, IOnePassLoss
{
    /// <summary>The loss with Keras' defaults.</summary>
    public CategoricalCrossentropy()
    {
    }

    /// <summary>Whether the prediction is given as logits, not as probabilities; false by default.</summary>
    public bool FromLogits { get; init; }

    /// <summary>Target t becomes t·(1 − LabelSmoothing) + LabelSmoothing / n; from 0 to 1, 0 by default.</summary>
    [OptionRange(0, 1)]
    public float LabelSmoothing { get; init; }

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits) return ForwardFromLogits(prediction, target);
        LossShape.Check(prediction.Length, target.Length);
        var (factor, offset) = Smoothing<T>(prediction.Length);
        var sum = ClippedProbability.Sum(prediction);
        var loss = T.Zero;
        for (int i = 0; i < prediction.Length; i++)
            loss -= (target[i] * factor + offset) * T.Log(ClippedProbability.Of(prediction[i] / sum));
        return loss;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits)
        {
            BackwardFromLogits(prediction, target, scale, gradient);
            return;
        }

        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        var (factor, offset) = Smoothing<T>(prediction.Length);
        var sum = ClippedProbability.Sum(prediction);
        // With q = p / Σp and the slope s = -t/q: the gradient by p is (s - Σ s·q) / Σp.
        var inner = T.Zero;
        for (int i = 0; i < prediction.Length; i++)
        {
            var q = prediction[i] / sum;
            var slope = ClippedProbability.IsInside(q) ? -(target[i] * factor + offset) / q : T.Zero;
            inner += slope * q;
            gradient[i] = slope;
        }

        foreach (ref T g in gradient) g = scale / sum * (g - inner);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T ForwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(logits.Length, target.Length);
        var largest = ExponentialSum.Largest(logits);
        return Value(logits, target, largest, ExponentialSum.Of(logits, largest));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void BackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(logits.Length, target.Length, gradient.Length);
        TurnIntoGradient(gradient, ExponentialSum.Write(logits, ExponentialSum.Largest(logits), gradient), target, scale);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T ForwardBackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(logits.Length, target.Length, gradient.Length);
        var largest = ExponentialSum.Largest(logits);
        var sum = ExponentialSum.Write(logits, largest, gradient);
        TurnIntoGradient(gradient, sum, target, scale);
        return Value(logits, target, largest, sum);
    }

    /// <summary>The loss, given Σ exp(logit − largest).</summary>
    private T Value<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T largest, T sum) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (factor, offset) = Smoothing<T>(logits.Length);
        var total = T.Log(sum);
        var loss = T.Zero;
        for (int i = 0; i < logits.Length; i++) loss += (target[i] * factor + offset) * (total - (logits[i] - largest));
        return loss;
    }

    /// <summary>Makes the gradient of exp(logit − largest), whose sum is given.</summary>
    private void TurnIntoGradient<T>(Span<T> exponentials, T sum, ReadOnlySpan<T> target, T scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (factor, offset) = Smoothing<T>(exponentials.Length);
        var weight = T.Zero;
        foreach (var t in target) weight += t * factor + offset;
        weight /= sum;
        for (int i = 0; i < exponentials.Length; i++) exponentials[i] = scale * (exponentials[i] * weight - (target[i] * factor + offset));
    }

    /// <summary>The smoothed target is <c>target · Factor + Offset</c>.</summary>
    private (T Factor, T Offset) Smoothing<T>(int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (T.CreateTruncating(1 - (double)LabelSmoothing), T.CreateTruncating((double)LabelSmoothing / classes));
}
