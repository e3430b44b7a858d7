using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Lion: p -= η sign(β₁ m + (1-β₁) g), m = β₂ m + (1-β₂) g.</summary>
internal readonly struct LionRule : IUpdateRule
{
    public static int StateCount => 1;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V m, ref V unused, ref V unused2, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (rate, beta1, gain1, beta2, gain2) = coefficients;
        V direction = V.MultiplyAdd(beta1, m, gain1 * gradient);
        // Neither above nor below zero is NaN too, which has to come through.
        V change = V.SelectGreater(direction, V.Zero, rate, V.SelectGreater(V.Zero, direction, -rate, direction * V.Zero));
        m = V.MultiplyAdd(beta2, m, gain2 * gradient);
        return parameter - change;
    }
}
