using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Nadam: m and v as in Adam, p -= (c m + d g) / (√v + ε); c, d and ε hold the bias corrections and the step size.</summary>
internal readonly struct NadamRule : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V m, ref V v, ref V unused, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (momentumRate, gradientRate, gain1, gain2, epsilon) = coefficients;
        m = V.MultiplyAdd(gradient - m, gain1, m);
        v = V.MultiplyAdd(V.MultiplyAdd(gradient, gradient, -v), gain2, v);
        return parameter - V.MultiplyAdd(momentumRate, m, gradientRate * gradient) / (V.Sqrt(v) + epsilon);
    }
}
