using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adam that divides by the root of the largest v so far.</summary>
internal readonly struct AmsGradRule : IUpdateRule
{
    public static int StateCount => 3;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V m, ref V v, ref V largest, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (alpha, gain1, gain2, epsilon, _) = coefficients;
        m = V.MultiplyAdd(gradient - m, gain1, m);
        v = V.MultiplyAdd(V.MultiplyAdd(gradient, gradient, -v), gain2, v);
        largest = V.MaxNative(largest, v);
        return parameter - alpha * m / (V.Sqrt(largest) + epsilon);
    }
}
