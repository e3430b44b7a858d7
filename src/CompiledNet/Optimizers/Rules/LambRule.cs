using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>What Lamb does before it knows how long the step is: m += (1-β₁)(g-m), v += (1-β₂)(g²-v), u = c₁ m / (√(c₂ v) + ε).</summary>
internal readonly struct LambRule : IUpdateRule
{
    public static int StateCount => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V parameter, V gradient, ref V m, ref V v, ref V update, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (gain1, gain2, correction1, correction2, epsilon) = coefficients;
        m = V.MultiplyAdd(gradient - m, gain1, m);
        v = V.MultiplyAdd(V.MultiplyAdd(gradient, gradient, -v), gain2, v);
        update = correction1 * m / (V.Sqrt(correction2 * v) + epsilon);
        return parameter;
    }
}
