using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = 1 / (1 + e^−x).</summary>
/// <remarks>As <c>keras.activations.sigmoid</c>.</remarks>
public readonly struct Sigmoid : IElementwiseActivationFromOutput
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => y * (T.One - y);
}
