using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ prediction − target · ln(prediction + 1e-7).</summary>
/// <remarks>As <c>keras.losses.Poisson</c>. The prediction is the expected count itself and must not be negative.</remarks>
public readonly struct Poisson : ILoss, IElementwiseTerm
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
    T IElementwiseTerm.Value<T>(T prediction, T target) => prediction - target * T.Log(prediction + T.Create(1e-7));

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Slope<T>(T prediction, T target) => T.One - target / (prediction + T.Create(1e-7));
}
