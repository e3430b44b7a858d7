using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adam: m += (1-β₁)(g-m), v += (1-β₂)(g²-v), p -= α m / (√v + ε); α holds the bias corrections.</summary>
internal readonly struct AdamRule : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V m, ref V v, ref V unused, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (alpha, gain1, gain2, epsilon, _) = coefficients;
        m = V.MultiplyAdd(gradient - m, gain1, m);
        v = V.MultiplyAdd(V.MultiplyAdd(gradient, gradient, -v), gain2, v);
        return parameter - alpha * m / (V.Sqrt(v) + epsilon);
    }
}
