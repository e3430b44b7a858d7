using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>−t·ln p − (1 − t)·ln(1 − p) of a probability clipped to 1e-7 … 1 − 1e-7; the derivative outside is 0.</summary>
/// <param name="smoothing">Label smoothing.</param>
internal readonly struct BinaryProbabilityTerm(float smoothing) : IElementwiseTerm
{
    [MethodImpl(Hot.Inlined)]
    public T Value<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        target = T.MultiplyAdd(target, T.Create(1 - (double)smoothing), T.Create(smoothing / 2.0));
        var p = T.MaxNative(T.Create(1e-7), T.MinNative(T.Create(1 - 1e-7), prediction));
        return (target - T.One) * T.Log(T.One - p) - target * T.Log(p);
    }

    [MethodImpl(Hot.Inlined)]
    public T Slope<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        target = T.MultiplyAdd(target, T.Create(1 - (double)smoothing), T.Create(smoothing / 2.0));
        var slope = (prediction - target) / (prediction * (T.One - prediction));
        slope = T.SelectGreater(T.Create(1e-7), prediction, T.Zero, slope);
        return T.SelectGreater(prediction, T.Create(1 - 1e-7), T.Zero, slope);
    }
}
