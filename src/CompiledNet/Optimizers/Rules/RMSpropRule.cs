using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>RMSprop: v = ρ v + (1-ρ) g², p -= η g / √(v + ε).</summary>
internal readonly struct RMSpropRule : IUpdateRule
{
    public static int StateCount => 1;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V velocity, ref V unused, ref V unused2, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (rate, rho, gain, epsilon, _) = coefficients;
        velocity = V.MultiplyAdd(rho, velocity, gain * gradient * gradient);
        return parameter - rate * gradient / V.Sqrt(velocity + epsilon);
    }
}
