using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Plain gradient descent: p -= η g.</summary>
internal readonly struct GradientDescentRule : IUpdateRule
{
    public static int StateCount => 0;

    [MethodImpl(Hot.Inlined)]
    public static V Apply<V>(V parameter, V gradient, ref V none, ref V unused, ref V unused2, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        return V.MultiplyAdd(gradient, -coefficients.First, parameter);
    }
}
