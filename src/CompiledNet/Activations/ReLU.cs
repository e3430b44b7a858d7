using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = max(x, 0), the rectified linear unit.</summary>
/// <remarks>As <c>keras.activations.relu</c>. The derivative at 0 is 0, as in PyTorch.</remarks>
public readonly struct ReLU : IElementwiseActivationFromOutput
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.MaxNative(T.Zero, x);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.SelectGreater(y, T.Zero, T.One, T.Zero);
}
