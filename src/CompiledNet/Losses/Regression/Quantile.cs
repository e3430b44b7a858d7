using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ max(q·(target − prediction), (q − 1)·(target − prediction)): the prediction becomes the quantile q of the target.</summary>
/// <remarks>
/// Also called pinball loss (R. Koenker and G. Bassett, "Regression Quantiles", 1978); scikit-learn's
/// <c>mean_pinball_loss</c>. For several quantiles declare an output for each. The derivative where both are equal is 0.
/// </remarks>
public readonly struct Quantile : ILoss, IElementwiseTerm
{
    /// <summary>The loss of the median, half the mean absolute error.</summary>
    public Quantile()
    {
    }

    /// <summary>q, between 0 and 1; 0.5, the median, by default.</summary>
    [OptionRange(0, 1, IsOpen = true)]
    public float Level { get; init; } = 0.5f;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Mean(this, prediction, target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Gradient(this, prediction, target, scale, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T IElementwiseTerm.Value<T>(T prediction, T target)
    {
        var error = target - prediction;
        return T.Max(T.Create(Level) * error, T.Create(Level - 1.0) * error);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T IElementwiseTerm.Slope<T>(T prediction, T target) =>
        T.SelectGreater(prediction, target, T.Create(1.0 - Level), T.SelectGreater(target, prediction, T.Create(-Level), T.Zero));
}
