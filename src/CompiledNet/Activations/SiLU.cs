using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x / (1 + e^−x), the sigmoid linear unit, also called <see cref="Swish"/>.</summary>
/// <remarks>As <c>keras.activations.silu</c>. Ramachandran et al., "Searching for Activation Functions", 2017.</remarks>
public readonly struct SiLU : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => x / (T.One + T.Exp(-x));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T>
    {
        var sigmoid = T.Sigmoid(x);
        return sigmoid + y * (T.One - sigmoid);
    }
}
