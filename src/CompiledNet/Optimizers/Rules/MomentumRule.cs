using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Gradient descent with momentum μ: v = μ v - η g, then p += v, or p += μ v - η g after Nesterov: p += s v - r g.</summary>
internal readonly struct MomentumRule : IUpdateRule
{
    public static int StateCount => 1;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V velocity, ref V unused, ref V unused2, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (momentum, rate, velocityShare, gradientRate, _) = coefficients;
        velocity = momentum * velocity - rate * gradient;
        return parameter + velocityShare * velocity - gradientRate * gradient;
    }
}
