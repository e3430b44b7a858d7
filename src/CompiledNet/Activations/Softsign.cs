using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x / (1 + |x|).</summary>
/// <remarks>As <c>keras.activations.softsign</c>.</remarks>
public readonly struct Softsign : IElementwiseActivationFromOutput
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => x / (T.One + T.Abs(x));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T>
    {
        var rest = T.One - T.Abs(y);
        return rest * rest;
    }
}
