using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = min(max(x, 0), 6).</summary>
/// <remarks>As <c>keras.activations.relu6</c>. The derivative at 0 and at 6 is 0, as in PyTorch.</remarks>
public readonly struct ReLU6 : IElementwiseActivationFromOutput
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.MinNative(T.Create(6), T.MaxNative(T.Zero, x));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.SelectGreater(y, T.Zero, T.SelectGreater(T.Create(6), y, T.One, T.Zero), T.Zero);
}
