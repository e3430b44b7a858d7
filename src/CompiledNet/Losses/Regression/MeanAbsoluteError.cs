using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ |prediction − target|.</summary>
/// <remarks>As <c>keras.losses.MeanAbsoluteError</c>. The derivative where both are equal is 0, as in PyTorch.</remarks>
public readonly struct MeanAbsoluteError : ILoss, IElementwiseTerm
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
    T IElementwiseTerm.Value<T>(T prediction, T target) => T.Abs(prediction - target);

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Slope<T>(T prediction, T target) => T.SelectGreater(prediction, target, T.One, T.SelectGreater(target, prediction, -T.One, (prediction - target) * T.Zero));
}
