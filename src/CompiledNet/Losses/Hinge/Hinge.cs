using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>1/n · Σ max(1 − target · prediction, 0).</summary>
/// <remarks>As <c>keras.losses.Hinge</c>. Targets are −1 or 1; a target of 0 counts as −1. (Keras does that only if all targets are 0 or 1.)</remarks>
public readonly struct Hinge : ILoss, IElementwiseTerm
{
    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Sign;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Mean(this, prediction, target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementwiseLoss.Gradient(this, prediction, target, scale, gradient);

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Value<T>(T prediction, T target) => T.MaxNative(T.Zero, T.One - HingeTarget.Signed(target) * prediction);

    [MethodImpl(Hot.Inlined)]
    T IElementwiseTerm.Slope<T>(T prediction, T target)
    {
        var sign = HingeTarget.Signed(target);
        return T.SelectGreater(T.One, sign * prediction, -sign, T.Zero);
    }
}
