using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adam: m += (1-β₁)(g-m), v += (1-β₂)(g²-v), p -= α m / (√v + ε); α holds the bias corrections.</summary>
internal readonly struct AdamRule(double alpha, double gain1, double gain2, double epsilon) : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V parameter, V gradient, ref V m, ref V v, ref V unused) where V : struct, ILanes<V>
    {
        m = V.MultiplyAdd(gradient - m, V.Create(gain1), m);
        v = V.MultiplyAdd(V.MultiplyAdd(gradient, gradient, -v), V.Create(gain2), v);
        return parameter - V.Create(alpha) * m / (V.Sqrt(v) + V.Create(epsilon));
    }
}
