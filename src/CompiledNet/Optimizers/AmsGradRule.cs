using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adam that divides by the root of the largest v so far.</summary>
internal readonly struct AmsGradRule(double alpha, double gain1, double gain2, double epsilon) : IUpdateRule
{
    public static int StateCount => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V parameter, V gradient, ref V m, ref V v, ref V largest) where V : struct, ILanes<V>
    {
        m = V.MultiplyAdd(gradient - m, V.Create(gain1), m);
        v = V.MultiplyAdd(V.MultiplyAdd(gradient, gradient, -v), V.Create(gain2), v);
        largest = V.Max(largest, v);
        return parameter - V.Create(alpha) * m / (V.Sqrt(largest) + V.Create(epsilon));
    }
}
