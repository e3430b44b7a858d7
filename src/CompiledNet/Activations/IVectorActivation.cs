using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>An activation that couples the numbers of the last axis, such as softmax.</summary>
public interface IVectorActivation : IActivation
{
    /// <summary>y = f(x) for one vector. The two spans have the same length and may be the same memory.</summary>
    void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// Vector-Jacobian product: <paramref name="gradientX"/> = Jᵀ · <paramref name="gradientY"/> at the point where
    /// the output was <paramref name="y"/>. The gradients may be the same memory.
    /// </summary>
    void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> gradientY, Span<T> gradientX) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
