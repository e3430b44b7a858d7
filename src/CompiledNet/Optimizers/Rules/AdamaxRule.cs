using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adamax: m += (1-β₁)(g-m), u = max(β₂ u, |g|), p -= α m / (u + ε); α holds the bias correction.</summary>
internal readonly struct AdamaxRule : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V m, ref V u, ref V unused, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (alpha, gain1, beta2, epsilon, _) = coefficients;
        m = V.MultiplyAdd(gradient - m, gain1, m);
        u = V.Max(beta2 * u, V.Abs(gradient));
        return parameter - alpha * m / (u + epsilon);
    }
}
