using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x · tanh(ln(1 + e^x)), as x · w / (w + 2) with w = e^x · (e^x + 2).</summary>
/// <remarks>As <c>keras.activations.mish</c>. Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.</remarks>
public readonly struct Mish : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Forward<T>(T x) where T : struct, ILanes<T>
    {
        var e = Exp(x);
        var w = e * (e + T.Create(2));
        return x * (w / (w + T.Create(2)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T>
    {
        var e = Exp(x);
        var w = e * (e + T.Create(2));
        var rest = T.One / (w + T.Create(2));
        return T.MultiplyAdd(T.Create(4) * x * e * (e + T.One), rest * rest, w * rest);
    }

    /// <summary>e^x; from 20 on the result is x itself in either precision, and the square must not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exp<T>(T x) where T : struct, ILanes<T> => T.Exp(T.Min(T.Create(20), x));
}
