using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ (prediction − target)², or half of it.</summary>
/// <remarks>As <c>keras.losses.MeanSquaredError</c>. </remarks>
public readonly struct MeanSquaredError : ILoss, IElementwiseTerm
{
    /// <summary>The loss with Keras' defaults.</summary>
    public MeanSquaredError()
    {
    }

    /// <summary>Whether to take one half of the mean square, as textbooks do; false by default, as in Keras.</summary>
    public bool Half { get; init; }

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
        var error = prediction - target;
        return error * error * T.Create(Half ? 0.5 : 1);
    }

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Slope<T>(T prediction, T target) => (prediction - target) * T.Create(Half ? 1 : 2);
}
