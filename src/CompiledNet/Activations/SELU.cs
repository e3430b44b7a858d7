using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = λx for x &gt; 0, else λα · (e^x − 1), which keeps mean 0 and variance 1 through the layers.</summary>
/// <remarks>As <c>keras.activations.selu</c>. Constants of Klambauer et al., "Self-Normalizing Neural Networks", 2017.</remarks>
public readonly struct SELU : IElementwiseActivationFromOutput
{
    private const double Scale = 1.0507009873554804934193349852946, Alpha = 1.6732632423543772848170429916717;

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.SelectGreater(x, T.Zero, T.Create(Scale) * x, T.Create(Scale * Alpha) * T.ExpM1(T.MinNative(T.Zero, x)));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.SelectGreater(y, T.Zero, T.Create(Scale), y + T.Create(Scale * Alpha));
}
