using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x · Φ(x) = x/2 · (1 + erf(x/√2)), the Gaussian error linear unit.</summary>
/// <remarks>As <c>keras.activations.gelu</c> with <c>approximate=False</c>; <see cref="GELUTanh"/> is the approximate form. Hendrycks and Gimpel, 2016.</remarks>
public readonly struct GELU : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => x * Distribution(x);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.MultiplyAdd(x * T.Create(0.39894228040143268), T.Exp(x * x * T.Create(-0.5)), Distribution(x));

    /// <summary>Φ, the distribution function of the standard normal distribution.</summary>
    [MethodImpl(Hot.Inlined)]
    private static T Distribution<T>(T x) where T : struct, ILanes<T> =>
        T.MultiplyAdd(T.Create(0.5), T.Erf(x * T.Create(0.70710678118654752)), T.Create(0.5));
}
