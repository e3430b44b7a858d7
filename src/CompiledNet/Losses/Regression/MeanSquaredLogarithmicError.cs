using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ (ln(1 + prediction) − ln(1 + target))², both raised to at least 1e-7.</summary>
/// <remarks>As <c>keras.losses.MeanSquaredLogarithmicError</c>. A prediction below 1e-7 has no gradient, the derivative of raising.</remarks>
public readonly struct MeanSquaredLogarithmicError : ILoss, IElementwiseTerm
{
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
        var error = Logarithm(prediction) - Logarithm(target);
        return error * error;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T IElementwiseTerm.Slope<T>(T prediction, T target)
    {
        var slope = T.Create(2) * (Logarithm(prediction) - Logarithm(target)) / (T.One + prediction);
        return T.SelectGreater(T.Create(1e-7), prediction, T.Zero, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Logarithm<T>(T value) where T : struct, Numerics.ILanes<T> => T.LogP1(T.Max(T.Create(1e-7), value));
}
