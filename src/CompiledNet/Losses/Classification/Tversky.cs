using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1 − I / (I + α·Σ (1 − t)·p + β·Σ t·(1 − p) + 1e-7) with I = Σ t·p: how little two regions overlap, false positives and misses weighing differently.</summary>
/// <remarks>
/// As <c>keras.losses.Tversky</c> for each sample (S. Salehi et al., "Tversky loss function for image segmentation using 3D
/// fully convolutional deep networks", 2017). Over the last axis: an image has to be flattened before, or each pixel would
/// be a region of its own.
/// </remarks>
public readonly struct Tversky : ILoss
{
    /// <summary>The loss with Keras' defaults.</summary>
    public Tversky()
    {
    }

    /// <summary>α, at least 0: the weight of false positives; 0.5 by default.</summary>
    [OptionRange(0)]
    public float Alpha { get; init; } = 0.5f;

    /// <summary>β, at least 0: the weight of false negatives; 0.5 by default.</summary>
    [OptionRange(0)]
    public float Beta { get; init; } = 0.5f;

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length);
        var (overlap, whole) = Sums(prediction, target);
        return T.One - overlap / whole;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        var (overlap, whole) = Sums(prediction, target);
        // By p: I' = t and (the divisor)' = t + α(1 - t) - βt.
        T alpha = T.CreateTruncating(Alpha), beta = T.CreateTruncating(Beta), factor = scale / (whole * whole);
        for (int i = 0; i < prediction.Length; i++)
        {
            var t = target[i];
            gradient[i] = factor * (overlap * (t + alpha * (T.One - t) - beta * t) - t * whole);
        }
    }

    [MethodImpl(Hot.Optimized)]
    private (T Overlap, T Whole) Sums<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T overlap = T.Zero, extra = T.Zero, missed = T.Zero;
        for (int i = 0; i < prediction.Length; i++)
        {
            overlap += prediction[i] * target[i];
            extra += (T.One - target[i]) * prediction[i];
            missed += target[i] * (T.One - prediction[i]);
        }

        return (overlap, overlap + T.CreateTruncating(Alpha) * extra + T.CreateTruncating(Beta) * missed + T.CreateTruncating(1e-7));
    }
}
