using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ ½e² where |e| ≤ δ, else δ|e| − ½δ², with e = prediction − target.</summary>
/// <remarks>As <c>keras.losses.Huber</c>. </remarks>
public readonly struct Huber : ILoss, IElementwiseTerm
{
    /// <summary>The loss with Keras' defaults.</summary>
    public Huber()
    {
    }

    /// <summary>δ, above 0: where the square turns into a line; 1 by default.</summary>
    [OptionRange(0, IsOpen = true)]
    public float Delta { get; init; } = 1;

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
        var inner = T.MinNative(T.Create(Delta), size);
        return inner * (size - T.Create(0.5) * inner);
    }

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Slope<T>(T prediction, T target) => T.MaxNative(T.Create(-Delta), T.MinNative(T.Create(Delta), prediction - target));
}
