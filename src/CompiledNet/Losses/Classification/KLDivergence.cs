using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Σ tᵢ·ln(tᵢ / pᵢ), the Kullback-Leibler divergence of the prediction from the target.</summary>
/// <remarks>
/// As <c>keras.losses.KLDivergence</c>: both are clipped to 1e-7 … 1, and where the prediction is outside the gradient
/// is 0, the derivative of clipping.
/// </remarks>
public readonly struct KLDivergence : ILoss
{
    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length);
        var loss = T.Zero;
        for (int i = 0; i < prediction.Length; i++)
        {
            var t = Clip(target[i]);
            loss += t * T.Log(t / Clip(prediction[i]));
        }

        return loss;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        for (int i = 0; i < prediction.Length; i++)
        {
            var p = prediction[i];
            gradient[i] = Clip(p).Equals(p) ? -scale * Clip(target[i]) / p : T.Zero;
        }
    }

    private static T Clip<T>(T probability) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Clamp(probability, T.CreateTruncating(1e-7), T.One);
}
