using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// ln(1 + Σ exp(γ·αₙ·(sₙ − m)) · Σ exp(−γ·αₚ·(sₚ − 1 + m))) of n similarities from −1 to 1, those of positives sₚ (target above
/// 0.5) and those of negatives sₙ, with αₙ = max(sₙ + m, 0) and αₚ = max(1 + m − sₚ, 0).
/// </summary>
/// <remarks>
/// Y. Sun et al., "Circle Loss: A Unified Perspective of Pair Similarity Optimization", 2020, with the defaults of
/// <c>keras.losses.Circle</c>, which computes the similarities of a batch itself; here they are the outputs of a sample, such
/// as cosines with one vector for each class. As in the paper α pulls harder on what is far off, but is a constant to the
/// gradient. 0 if there are no positives or no negatives.
/// </remarks>
public readonly struct Circle : ILoss
{
    /// <summary>The loss with Keras' defaults.</summary>
    public Circle()
    {
    }

    /// <summary>γ, above 0: the scale of the similarities; 80 by default.</summary>
    [OptionRange(0)]
    public float Gamma { get; init; } = 80;

    /// <summary>m, the relaxation of the margin, from 0 to 1; 0.4 by default.</summary>
    [OptionRange(0, IsOpen = true)]
    public float Margin { get; init; } = 0.4f;

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length);
        return Softplus(LogSum(prediction, target, positive: true) + LogSum(prediction, target, positive: false));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        T positives = LogSum(prediction, target, positive: true), negatives = LogSum(prediction, target, positive: false);
        if (T.IsNegativeInfinity(positives) || T.IsNegativeInfinity(negatives))
        {
            gradient.Clear();
            return;
        }

        // σ(ln Σₙ + ln Σₚ) times the share of each exponential in its sum times the factor of its similarity.
        var outer = scale / (T.One + T.Exp(-(positives + negatives)));
        for (int i = 0; i < prediction.Length; i++)
        {
            var (exponent, factor) = Term(prediction[i], IsPositive(target[i]));
            gradient[i] = outer * T.Exp(exponent - (IsPositive(target[i]) ? positives : negatives)) * factor;
        }
    }

    /// <summary>ln Σ exp of the positives or of the negatives; −∞ without any.</summary>
    [MethodImpl(Hot.Optimized)]
    private T LogSum<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, bool positive) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = T.NegativeInfinity, sum = T.Zero;
        for (int i = 0; i < prediction.Length; i++)
            if (IsPositive(target[i]) == positive) largest = T.Max(largest, Term(prediction[i], positive).Exponent);
        if (T.IsNegativeInfinity(largest)) return largest;
        for (int i = 0; i < prediction.Length; i++)
            if (IsPositive(target[i]) == positive) sum += T.Exp(Term(prediction[i], positive).Exponent - largest);
        return largest + T.Log(sum);
    }

    /// <summary>What stands in the exponential of a similarity, and its derivative with α held.</summary>
    [MethodImpl(Hot.Inlined)]
    private (T Exponent, T Factor) Term<T>(T similarity, bool positive) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T gamma = T.CreateTruncating(Gamma), margin = T.CreateTruncating(Margin);
        var factor = positive ? -gamma * T.Max(T.Zero, T.One + margin - similarity) : gamma * T.Max(T.Zero, similarity + margin);
        return (factor * (similarity - (positive ? T.One - margin : margin)), factor);
    }

    [MethodImpl(Hot.Inlined)]
    private static bool IsPositive<T>(T target) where T : unmanaged, IBinaryFloatingPointIeee754<T> => target > T.CreateTruncating(0.5);

    [MethodImpl(Hot.Inlined)]
    private static T Softplus<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsNegativeInfinity(x) ? T.Zero : T.Max(x, T.Zero) + T.LogP1(T.Exp(-T.Abs(x)));
}
