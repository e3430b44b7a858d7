using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>RMSprop that divides by the standard deviation of the gradients: a = ρ a + (1-ρ) g, m = μ m + η g / √(v - a² + ε), p -= m.</summary>
internal readonly struct CenteredRMSpropRule : IUpdateRule
{
    public static int StateCount => 3;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V velocity, ref V momentum, ref V average, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (rate, rho, gain, epsilon, decay) = coefficients;
        velocity = V.MultiplyAdd(rho, velocity, gain * gradient * gradient);
        average = V.MultiplyAdd(rho, average, gain * gradient);
        // Gradients that hardly change leave a difference of rounding errors, which may be negative.
        V variance = V.MaxNative(V.Zero, velocity - average * average);
        momentum = V.MultiplyAdd(decay, momentum, rate * gradient / V.Sqrt(variance + epsilon));
        return parameter - momentum;
    }
}
