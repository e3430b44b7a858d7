using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>A focal crossentropy of a probability clipped to 1e-7 … 1 − 1e-7; the derivative outside is 0.</summary>
/// <param name="focus">What stands before the crossentropy.</param>
/// <param name="smoothing">Label smoothing.</param>
internal readonly struct BinaryFocalProbabilityTerm(BinaryFocus focus, float smoothing) : IElementwiseTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        target = Smooth(target);
        var p = Clip(prediction);
        return focus.Weight(target) * focus.Power(Miss(p, target)) * Crossentropy(p, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        // With the miss m = 1 - pₜ and the crossentropy b: (m^γ·b)' = γ·m^(γ-1)·(1 - 2t)·b + m^γ·(p - t)/(p(1 - p)).
        target = Smooth(target);
        var p = Clip(prediction);
        T miss = Miss(p, target), power = focus.Power(miss);
        var slope = focus.PowerSlope(power, miss) * (T.One - target - target) * Crossentropy(p, target) + power * (p - target) / (p * (T.One - p));
        slope = T.SelectGreater(T.Create(1e-7), prediction, T.Zero, focus.Weight(target) * slope);
        return T.SelectGreater(prediction, T.Create(1 - 1e-7), T.Zero, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Smooth<T>(T target) where T : struct, ILanes<T> => T.MultiplyAdd(target, T.Create(1 - (double)smoothing), T.Create(smoothing / 2.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Clip<T>(T p) where T : struct, ILanes<T> => T.Max(T.Create(1e-7), T.Min(T.Create(1 - 1e-7), p));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Miss<T>(T p, T target) where T : struct, ILanes<T> => target * (T.One - p) + (T.One - target) * p;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Crossentropy<T>(T p, T target) where T : struct, ILanes<T> => (target - T.One) * T.Log(T.One - p) - target * T.Log(p);
}
