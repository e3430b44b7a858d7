using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x · min(max(x + 3, 0), 6) / 6, also called hard SiLU.</summary>
/// <remarks>As <c>keras.activations.hard_silu</c>. Howard et al., "Searching for MobileNetV3", 2019. The derivative at ±3 is that of the middle piece, as in PyTorch.</remarks>
public readonly struct HardSwish : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => x * default(HardSigmoid).Forward(x);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.SelectGreater(T.Create(-3), x, T.Zero, T.SelectGreater(x, T.Create(3), T.One, T.MultiplyAdd(x, T.Create(1.0 / 3), T.Create(0.5))));
}
