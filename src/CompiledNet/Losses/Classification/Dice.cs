using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1 − 2·Σ t·p / (Σ t + Σ p + 1e-7): how little two regions overlap.</summary>
/// <remarks>
/// As <c>keras.losses.Dice</c> for each sample. Over the last axis: an image has to be flattened before, or each pixel would
/// be a region of its own.
/// </remarks>
public readonly struct Dice : ILoss
{
    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length);
        var (overlap, whole) = Sums(prediction, target);
        return T.One - (overlap + overlap) / whole;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        var (overlap, whole) = Sums(prediction, target);
        var factor = (scale + scale) / whole;
        for (int i = 0; i < prediction.Length; i++) gradient[i] = factor * (overlap / whole - target[i]);
    }

    [MethodImpl(Hot.Optimized)]
    private static (T Overlap, T Whole) Sums<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T overlap = T.Zero, whole = T.CreateTruncating(1e-7);
        for (int i = 0; i < prediction.Length; i++)
        {
            overlap += prediction[i] * target[i];
            whole += prediction[i] + target[i];
        }

        return (overlap, whole);
    }
}
