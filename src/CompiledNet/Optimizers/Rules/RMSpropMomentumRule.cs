using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>RMSprop with momentum μ: m = μ m + η g / √(v + ε), p -= m.</summary>
internal readonly struct RMSpropMomentumRule : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V velocity, ref V momentum, ref V unused, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (rate, rho, gain, epsilon, decay) = coefficients;
        velocity = V.MultiplyAdd(rho, velocity, gain * gradient * gradient);
        momentum = V.MultiplyAdd(decay, momentum, rate * gradient / V.Sqrt(velocity + epsilon));
        return parameter - momentum;
    }
}
