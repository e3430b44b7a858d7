using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adagrad: s += g², p -= η g / √(s + ε).</summary>
internal readonly struct AdagradRule : IUpdateRule
{
    public static int StateCount => 1;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V sum, ref V unused, ref V unused2, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (rate, epsilon, _, _, _) = coefficients;
        sum = V.MultiplyAdd(gradient, gradient, sum);
        return parameter - rate * gradient / V.Sqrt(sum + epsilon);
    }
}
