using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>−t·ln σ(z) − (1 − t)·ln(1 − σ(z)) of a logit z, as max(z, 0) − z·t + ln(1 + exp(−|z|)); its derivative is σ(z) − t.</summary>
/// <param name="smoothing">Label smoothing.</param>
internal readonly struct BinaryLogitTerm(float smoothing) : IElementwiseTerm
{
    [MethodImpl(Hot.Inlined)]
    public T Value<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        target = T.MultiplyAdd(target, T.Create(1 - (double)smoothing), T.Create(smoothing / 2.0));
        return T.MaxNative(T.Zero, prediction) - prediction * target + T.LogP1(T.Exp(-T.Abs(prediction)));
    }

    [MethodImpl(Hot.Inlined)]
    public T Slope<T>(T prediction, T target) where T : struct, ILanes<T>
    {
        target = T.MultiplyAdd(target, T.Create(1 - (double)smoothing), T.Create(smoothing / 2.0));
        return T.Sigmoid(prediction) - target;
    }
}
