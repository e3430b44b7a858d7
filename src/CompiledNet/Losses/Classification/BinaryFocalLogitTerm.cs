using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>A focal crossentropy of σ(z), where nothing is clipped.</summary>
/// <param name="focus">What stands before the crossentropy.</param>
/// <param name="smoothing">Label smoothing.</param>
internal readonly struct BinaryFocalLogitTerm(BinaryFocus focus, float smoothing) : IElementwiseTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        target = Smooth(target);
        return focus.Weight(target) * focus.Power(Miss(prediction, target)) * new BinaryLogitTerm(0).Value(prediction, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        // With the miss m = 1 - pₜ and the crossentropy b: (m^γ·b)' = γ·m^(γ-1)·(1 - 2t)·p(1 - p)·b + m^γ·(p - t).
        target = Smooth(target);
        T p = T.Sigmoid(prediction), miss = Miss(prediction, target), power = focus.Power(miss);
        var crossentropy = new BinaryLogitTerm(0).Value(prediction, target);
        var bend = focus.PowerSlope(power, miss) * (T.One - target - target) * p * T.Sigmoid(-prediction) * crossentropy;
        return focus.Weight(target) * (bend + power * (p - target));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Smooth<T>(T target) where T : struct, ILanes<T> => T.MultiplyAdd(target, T.Create(1 - (double)smoothing), T.Create(smoothing / 2.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Miss<T>(T logit, T target) where T : struct, ILanes<T> => target * T.Sigmoid(-logit) + (T.One - target) * T.Sigmoid(logit);
}
