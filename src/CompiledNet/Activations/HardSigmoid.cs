using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = min(max(x + 3, 0), 6) / 6.</summary>
/// <remarks>As <c>keras.activations.hard_sigmoid</c>. The derivative at ±3 is 0, as in PyTorch.</remarks>
public readonly struct HardSigmoid : IElementwiseActivationFromOutput
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.MinNative(T.Create(6), T.MaxNative(T.Zero, x + T.Create(3))) * T.Create(1.0 / 6);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.SelectGreater(y, T.Zero, T.SelectGreater(T.One, y, T.Create(1.0 / 6), T.Zero), T.Zero);
}
