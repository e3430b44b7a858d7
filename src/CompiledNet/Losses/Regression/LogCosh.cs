using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ ln cosh(prediction − target), as |e| + ln(1 + exp(−2|e|)) − ln 2.</summary>
/// <remarks>As <c>keras.losses.LogCosh</c>. </remarks>
public readonly struct LogCosh : ILoss, IElementwiseTerm
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Mean(this, prediction, target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Gradient(this, prediction, target, scale, gradient);

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Value<T>(T prediction, T target)
    {
        var size = T.Abs(prediction - target);
        return size + T.LogP1(T.Exp(size * T.Create(-2))) - T.Create(0.69314718055994531);
    }

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Slope<T>(T prediction, T target) => T.Tanh(prediction - target);
}
