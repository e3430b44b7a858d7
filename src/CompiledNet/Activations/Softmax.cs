using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>yᵢ = exp(xᵢ) / Σ exp(xⱼ) over the last axis, computed from x − max x so that nothing overflows.</summary>
/// <remarks>As <c>keras.activations.softmax</c>.</remarks>
public readonly struct Softmax : IVectorActivation
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factor = T.One / ExponentialSum.Write(x, ExponentialSum.Largest(x), y);
        foreach (ref T value in y) value *= factor;
    }

    /// <inheritdoc/>
    /// <remarks>gradientX = y · (gradientY − Σ y · gradientY).</remarks>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> gradientY, Span<T> gradientX) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (gradientY.Length != y.Length || gradientX.Length != y.Length)
            throw new ArgumentException($"The gradients need {y.Length} numbers each, as the output has, and not {gradientY.Length} and {gradientX.Length}.");
        var mean = T.Zero;
        for (int i = 0; i < y.Length; i++) mean += y[i] * gradientY[i];
        for (int i = 0; i < y.Length; i++) gradientX[i] = y[i] * (gradientY[i] - mean);
    }
}
