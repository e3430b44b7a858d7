using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adadelta: s = ρ s + (1-ρ) g², δ = g √(d + ε) / √(s + ε), d = ρ d + (1-ρ) δ², p -= η δ.</summary>
internal readonly struct AdadeltaRule : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V squares, ref V changes, ref V unused, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (rate, rho, gain, epsilon, _) = coefficients;
        squares = V.MultiplyAdd(rho, squares, gain * gradient * gradient);
        V change = gradient * V.Sqrt((changes + epsilon) / (squares + epsilon));
        changes = V.MultiplyAdd(rho, changes, gain * change * change);
        return parameter - rate * change;
    }
}
