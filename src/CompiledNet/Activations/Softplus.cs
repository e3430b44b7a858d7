using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = ln(1 + e^x), as max(x, 0) + ln(1 + e^−|x|) so that nothing overflows.</summary>
/// <remarks>As <c>keras.activations.softplus</c>. PyTorch's replaces it by x from 20 on; this one does not.</remarks>
public readonly struct Softplus : IElementwiseActivationFromOutput
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.MaxNative(T.Zero, x) + T.LogP1(T.Exp(-T.Abs(x)));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => -T.ExpM1(-y);
}
