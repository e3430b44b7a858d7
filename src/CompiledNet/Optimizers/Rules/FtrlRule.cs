using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>FTRL: h = g + 2 κ p, l += h - (√(n + g²) - √n) p / η, n += g², p = (clip(l, -λ₁, λ₁) - l) / (√n / η + 2 λ₂).</summary>
internal readonly struct FtrlRule : IUpdateRule
{
    public static int StateCount => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V parameter, V gradient, ref V squares, ref V linear, ref V unused, Coefficients<V> coefficients)
        where V : struct, ILanes<V>
    {
        var (inverseRate, l1, twiceL2, twiceShrinkage, _) = coefficients;
        V before = V.Sqrt(squares);
        squares = V.MultiplyAdd(gradient, gradient, squares);
        V root = V.Sqrt(squares);
        linear = linear + V.MultiplyAdd(twiceShrinkage, parameter, gradient) - (root - before) * inverseRate * parameter;
        V clipped = V.Max(-l1, V.Min(l1, linear));
        return (clipped - linear) / V.MultiplyAdd(root, inverseRate, twiceL2);
    }
}
