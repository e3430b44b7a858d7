using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>−Σ t·p / (|t|·|p|), the cosine of the angle between target and prediction, negated so that less is better.</summary>
/// <remarks>
/// As <c>keras.losses.CosineSimilarity</c>: −1 for the same direction, 1 for opposite ones, 0 if either is zero. Lengths
/// below 1e-12 count as 1e-12.
/// </remarks>
public readonly struct CosineSimilarity : ILoss
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length);
        var (dot, p, t) = Products(prediction, target);
        return -dot / (p * t);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        var (dot, p, t) = Products(prediction, target);
        // With unit vectors u, v: the gradient by the prediction is -(v - u·(u·v)) / |prediction|.
        var cosine = dot / (p * t);
        for (int i = 0; i < prediction.Length; i++)
            gradient[i] = -scale / p * (target[i] / t - prediction[i] / p * cosine);
    }

    /// <summary>Σ t·p and the two lengths.</summary>
    [MethodImpl(Hot.Optimized)]
    private static (T Dot, T Prediction, T Target) Products<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (dot, p, t) = (T.Zero, T.Zero, T.Zero);
        for (int i = 0; i < prediction.Length; i++)
        {
            dot += prediction[i] * target[i];
            p += prediction[i] * prediction[i];
            t += target[i] * target[i];
        }

        var least = T.CreateTruncating(1e-12);
        return (dot, T.Max(least, T.Sqrt(p)), T.Max(least, T.Sqrt(t)));
    }
}
