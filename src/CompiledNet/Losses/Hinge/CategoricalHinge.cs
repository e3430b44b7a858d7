using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>max(1 + max((1 − tᵢ)·pᵢ) − Σ tᵢ·pᵢ, 0): the true class is to lead by one.</summary>
/// <remarks>As <c>keras.losses.CategoricalHinge</c>. Of several equal leaders the first carries the gradient.</remarks>
public readonly struct CategoricalHinge : ILoss
{
    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length);
        return T.Max(T.Zero, Gap(prediction, target, out _));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        if (!(Gap(prediction, target, out int rival) > T.Zero))
        {
            gradient.Clear();
            return;
        }

        for (int i = 0; i < target.Length; i++) gradient[i] = -scale * target[i];
        gradient[rival] += scale * (T.One - target[rival]);
    }

    /// <summary>1 + max((1 − t)·p) − Σ t·p, and where the largest is.</summary>
    [MethodImpl(Hot.Optimized)]
    private static T Gap<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, out int rival) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (own, other) = (T.Zero, T.NegativeInfinity);
        rival = 0;
        for (int i = 0; i < target.Length; i++)
        {
            own += target[i] * prediction[i];
            var candidate = (T.One - target[i]) * prediction[i];
            if (!(candidate > other)) continue;
            (other, rival) = (candidate, i);
        }

        return T.One + other - own;
    }
}
