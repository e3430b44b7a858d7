using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Schedule-free Adam: v += (1-β₂)(g²-v), r = α g / (√v + ε), d' = d - β₁ r, y += c d' - (1-β₁) r, d = (1-c) d'; α and ε hold the bias correction.</summary>
internal readonly struct ScheduleFreeRule : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V v, ref V distance, ref V unused, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (alpha, gain2, epsilon, beta1, share) = coefficients;
        v = V.MultiplyAdd(V.MultiplyAdd(gradient, gradient, -v), gain2, v);
        var step = alpha * gradient / (V.Sqrt(v) + epsilon);
        var moved = V.MultiplyAdd(-beta1, step, distance);
        distance = V.MultiplyAdd(-share, moved, moved);
        return parameter + V.MultiplyAdd(share, moved, V.MultiplyAdd(beta1, step, -step));
    }
}
