using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>−α · Σ tᵢ·(1 − pᵢ)^γ·ln pᵢ, for one class out of n with the target as n probabilities (one-hot): what is right already hardly counts.</summary>
/// <remarks>
/// As <c>keras.losses.CategoricalFocalCrossentropy</c> (T.-Y. Lin et al., "Focal Loss for Dense Object Detection", 2017):
/// probabilities are divided by their sum and clipped to 1e-7 … 1 − 1e-7, and the gradient is that of this formula: 0 through
/// a clipped probability. After <see cref="Softmax"/>, and of logits, nothing is clipped.
/// </remarks>
public readonly struct CategoricalFocalCrossentropy : IFusedLoss<Softmax>
{
    /// <summary>The loss with Keras' defaults.</summary>
    public CategoricalFocalCrossentropy()
    {
    }

    /// <summary>Whether the prediction is given as logits, not as probabilities; false by default.</summary>
    public bool FromLogits { get; init; }

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <summary>Target t becomes t·(1 − LabelSmoothing) + LabelSmoothing / n; from 0 to 1, 0 by default.</summary>
    [OptionRange(0, 1)]
    public float LabelSmoothing { get; init; }

    /// <summary>γ, at least 0: how fast what is right loses its weight; 2 by default.</summary>
    [OptionRange(0)]
    public float Gamma { get; init; } = 2;

    /// <summary>α, at least 0: the weight of all classes; 0.25 by default.</summary>
    [OptionRange(0)]
    public float Alpha { get; init; } = 0.25f;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits) return ForwardFromLogits(prediction, target);
        LossShape.Check(prediction.Length, target.Length);
        var sum = ClippedProbability.Sum(prediction);
        var loss = T.Zero;
        for (int i = 0; i < prediction.Length; i++)
        {
            var p = ClippedProbability.Of(prediction[i] / sum);
            loss -= Weight(target[i], target.Length) * Power(T.One - p) * T.Log(p);
        }

        return loss;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits)
        {
            BackwardFromLogits(prediction, target, scale, gradient);
            return;
        }

        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        var sum = ClippedProbability.Sum(prediction);
        // With q = p / Σp and the slope s of a term by q: the gradient by p is (s - Σ s·q) / Σp.
        var inner = T.Zero;
        for (int i = 0; i < prediction.Length; i++)
        {
            var q = prediction[i] / sum;
            var steepness = ClippedProbability.IsInside(q) ? Steepness(target[i], q, T.Log(q), T.One - q, target.Length) : T.Zero;
            inner += steepness;
            gradient[i] = ClippedProbability.IsInside(q) ? steepness / q : T.Zero;
        }

        foreach (ref T g in gradient) g = scale / sum * (g - inner);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T ForwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(logits.Length, target.Length);
        var largest = ExponentialSum.Largest(logits);
        var sum = ExponentialSum.Of(logits, largest);
        T total = T.Log(sum), loss = T.Zero;
        for (int i = 0; i < logits.Length; i++)
        {
            var logarithm = logits[i] - largest - total;
            loss -= Weight(target[i], target.Length) * Power(T.One - T.Exp(logarithm)) * logarithm;
        }

        return loss;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void BackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(logits.Length, target.Length, gradient.Length);
        var largest = ExponentialSum.Largest(logits);
        T sum = ExponentialSum.Write(logits, largest, gradient), total = T.Log(sum), inner = T.Zero;
        // With s·p of each term: the gradient by a logit is s·p - p · Σ s·p.
        for (int i = 0; i < logits.Length; i++)
        {
            gradient[i] /= sum;
            inner += Steepness(target[i], gradient[i], logits[i] - largest - total, T.One - gradient[i], target.Length);
        }

        for (int i = 0; i < logits.Length; i++)
        {
            var p = gradient[i];
            gradient[i] = scale * (Steepness(target[i], p, logits[i] - largest - total, T.One - p, target.Length) - p * inner);
        }
    }

    /// <summary>The derivative of a term by its probability p, times p: −w·((1 − p)^γ − γ·p·(1 − p)^(γ−1)·ln p).</summary>
    [MethodImpl(Hot.Inlined)]
    private T Steepness<T>(T target, T p, T logarithm, T miss, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var power = Power(miss);
        var bend = miss > T.Zero ? T.CreateTruncating(Gamma) * p * power / miss * logarithm : T.Zero;
        return -Weight(target, classes) * (power - bend);
    }

    [MethodImpl(Hot.Inlined)]
    private T Power<T>(T miss) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Gamma == 2 ? miss * miss : T.Pow(T.Max(T.Zero, miss), T.CreateTruncating(Gamma));

    /// <summary>α times the smoothed target.</summary>
    [MethodImpl(Hot.Inlined)]
    private T Weight<T>(T target, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Alpha) * (target * T.CreateTruncating(1 - (double)LabelSmoothing) + T.CreateTruncating((double)LabelSmoothing / classes));
}
