using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>
/// Keeps numbers below the smallest normal one out of recurrent state, and out of what a stream gives. A state that fades away would stay among them for
/// thousands of steps, and each operation on one takes a processor some hundred cycles.
/// </summary>
public static class Denormals
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary><paramref name="value"/>, or zero in the lanes where it is closer to zero than the smallest normal <see cref="float"/>; NaN stays.</summary>
    [MethodImpl(Hot.Inlined)]
    public static T Flush<T>(T value) where T : struct, ILanes<T> => T.SelectGreater(T.Create(SmallestNormal), T.Abs(value), T.Zero, value);

    /// <summary>Makes numbers zero that are closer to it than the smallest normal <see cref="float"/>.</summary>
    /// <param name="values">What a step of a sequence gave: a layer behind a state that fades makes such numbers of normal ones.</param>
    [MethodImpl(Hot.Optimized)]
    public static void Flush<T>(Span<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        ref T first = ref MemoryMarshal.GetReference(values);
        for (; i + Lanes128<T>.Count <= values.Length; i += Lanes128<T>.Count) Flush<Lanes128<T>, T>(ref Unsafe.Add(ref first, i));
        for (; i < values.Length; i++) Flush<Scalar<T>, T>(ref Unsafe.Add(ref first, i));
    }

    [MethodImpl(Hot.Inlined)]
    private static void Flush<TLanes, T>(ref T place) where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLanes.Store(Flush(TLanes.Load(ref place)), ref place);
}
