using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The factors that a focal loss puts before a crossentropy.</summary>
/// <param name="gamma">The exponent.</param>
/// <param name="alpha">The weight of a positive; a negative has 1 − α.</param>
/// <param name="scale">Multiplies both.</param>
internal readonly struct BinaryFocus(float gamma, float alpha, float scale)
{
    /// <summary>scale · (t·α + (1 − t)·(1 − α)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Weight<T>(T target) where T : struct, ILanes<T> =>
        T.MultiplyAdd(target, T.Create(scale * (2.0 * alpha - 1)), T.Create(scale * (1.0 - alpha)));

    /// <summary>miss^γ of the probability given to what is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Power<T>(T miss) where T : struct, ILanes<T> => gamma == 0 ? T.One : T.Exp(T.Create(gamma) * T.Log(miss));

    /// <summary>γ · miss^(γ−1), given miss^γ; 0 where miss is too small to divide by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T PowerSlope<T>(T power, T miss) where T : struct, ILanes<T> =>
        T.SelectGreater(miss, T.Create(1e-30), T.Create(gamma) * power / miss, T.Zero);
}
