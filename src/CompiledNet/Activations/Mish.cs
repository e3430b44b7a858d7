using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x · tanh(ln(1 + e^x)), as x · w / (w + 2) with w = e^x · (e^x + 2).</summary>
/// <remarks>As <c>keras.activations.mish</c>. Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.</remarks>
public readonly struct Mish : IElementwiseActivation
{
    // From here on the result is x itself in either precision, and no product of exponentials must overflow.
    private const double Far = 20;

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T>
    {
        var e = T.Exp(T.MinNative(T.Create(Far), x));
        var w = e * (e + T.Create(2));
        return x * (w / (w + T.Create(2)));
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T>
    {
        // Beyond, the slope is 1, and far below it is 0.
        x = T.MaxNative(T.Create(-1000), T.MinNative(T.Create(Far), x));
        var e = T.Exp(x);
        var w = e * (e + T.Create(2));
        var rest = T.One / (w + T.Create(2));
        return T.MultiplyAdd(T.Create(4) * x * e * (e + T.One), rest * rest, w * rest);
    }
}
