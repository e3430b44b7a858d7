using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))), computed as the equal x / (1 + e^−2(…)).</summary>
/// <remarks>As <c>keras.activations.gelu</c> with <c>approximate=True</c>. Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.</remarks>
public readonly struct GELUTanh : IElementwiseActivation
{
    // 2·√(2/π) and the weight of the cube.
    private const double Twice = 1.5957691216057308, Cubic = 0.044715;

    // Beyond, the gate is 0 or 1 to the last digit; what a sigmoid leaves of 0 must not meet a larger x.
    private const double Far = 16;

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.MaxNative(T.Create(-Far), x) * Gate(x);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T>
    {
        x = T.MaxNative(T.Create(-Far), T.MinNative(T.Create(Far), x));
        var gate = Gate(x);
        var slope = T.MultiplyAdd(x * x, T.Create(3 * Twice * Cubic), T.Create(Twice));
        return T.MultiplyAdd(x * slope, gate * (T.One - gate), gate);
    }

    [MethodImpl(Hot.Inlined)]
    private static T Gate<T>(T x) where T : struct, ILanes<T> =>
        T.Sigmoid(x * T.MultiplyAdd(x * x, T.Create(Twice * Cubic), T.Create(Twice)));
}
