using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>100/n · Σ |target − prediction| / max(|target|, 1e-7).</summary>
/// <remarks>As <c>keras.losses.MeanAbsolutePercentageError</c>. The derivative where both are equal is 0. Targets next to 0 make it huge.</remarks>
public readonly struct MeanAbsolutePercentageError : ILoss, IElementwiseTerm
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
    T IElementwiseTerm.Value<T>(T prediction, T target) => T.Abs(prediction - target) * Factor(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T IElementwiseTerm.Slope<T>(T prediction, T target)
    {
        var factor = Factor(target);
        return T.SelectGreater(prediction, target, factor, T.SelectGreater(target, prediction, -factor, T.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Factor<T>(T target) where T : struct, Numerics.ILanes<T> => T.Create(100) / T.Max(T.Create(1e-7), T.Abs(target));
}
