using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>What softmax and the crossentropies are made of: the largest number, and Σ exp(x − largest).</summary>
internal static class ExponentialSum
{
    /// <summary>The largest of <paramref name="x"/>; −∞ if there is none.</summary>
    [MethodImpl(Hot.Optimized)]
    public static T Largest<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        var largest = T.NegativeInfinity;
        if (Vector256.IsHardwareAccelerated) largest = Largest<Lanes256<T>, T>(x, ref i, largest);
        else if (LanesAvx2<T>.IsSupported) largest = Largest<LanesAvx2<T>, T>(x, ref i, largest);
        largest = Largest<Lanes128<T>, T>(x, ref i, largest);
        return Largest<Scalar<T>, T>(x, ref i, largest);
    }

    /// <summary>Σ exp(x − <paramref name="shift"/>).</summary>
    [MethodImpl(Hot.Optimized)]
    public static T Of<T>(ReadOnlySpan<T> x, T shift) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        var sum = T.Zero;
        if (Vector256.IsHardwareAccelerated) sum += Of<Lanes256<T>, T>(x, ref i, shift);
        else if (LanesAvx2<T>.IsSupported) sum += Of<LanesAvx2<T>, T>(x, ref i, shift);
        sum += Of<Lanes128<T>, T>(x, ref i, shift);
        return sum + Of<Scalar<T>, T>(x, ref i, shift);
    }

    /// <summary>y = exp(x − <paramref name="shift"/>), and the sum of that. The spans may be the same memory.</summary>
    [MethodImpl(Hot.Optimized)]
    public static T Write<T>(ReadOnlySpan<T> x, T shift, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.Length != y.Length) throw new ArgumentException($"{x.Length} numbers go in, so {x.Length} must come out, and not {y.Length}.", nameof(y));
        int i = 0;
        var sum = T.Zero;
        if (Vector256.IsHardwareAccelerated) sum += Write<Lanes256<T>, T>(x, ref i, shift, y);
        else if (LanesAvx2<T>.IsSupported) sum += Write<LanesAvx2<T>, T>(x, ref i, shift, y);
        sum += Write<Lanes128<T>, T>(x, ref i, shift, y);
        return sum + Write<Scalar<T>, T>(x, ref i, shift, y);
    }

    [MethodImpl(Hot.Inlined)]
    private static T Largest<TLanes, T>(ReadOnlySpan<T> x, ref int i, T largest)
        where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (i + TLanes.Count > x.Length) return largest;
        ref T source = ref MemoryMarshal.GetReference(x);
        var lanes = TLanes.Load(ref Unsafe.Add(ref source, i));
        for (i += TLanes.Count; i + TLanes.Count <= x.Length; i += TLanes.Count) lanes = TLanes.MaxNative(lanes, TLanes.Load(ref Unsafe.Add(ref source, i)));
        return T.MaxNative(largest, TLanes.Largest(lanes));
    }

    [MethodImpl(Hot.Inlined)]
    private static T Of<TLanes, T>(ReadOnlySpan<T> x, ref int i, T shift)
        where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (i + TLanes.Count > x.Length) return T.Zero;
        ref T source = ref MemoryMarshal.GetReference(x);
        var (sum, shifts) = (TLanes.Zero, TLanes.Create(double.CreateTruncating(shift)));
        for (; i + TLanes.Count <= x.Length; i += TLanes.Count) sum += TLanes.Exp(TLanes.Load(ref Unsafe.Add(ref source, i)) - shifts);
        return TLanes.Sum(sum);
    }

    [MethodImpl(Hot.Inlined)]
    private static T Write<TLanes, T>(ReadOnlySpan<T> x, ref int i, T shift, Span<T> y)
        where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (i + TLanes.Count > x.Length) return T.Zero;
        ref T source = ref MemoryMarshal.GetReference(x), target = ref MemoryMarshal.GetReference(y);
        var (sum, shifts) = (TLanes.Zero, TLanes.Create(double.CreateTruncating(shift)));
        for (; i + TLanes.Count <= x.Length; i += TLanes.Count)
        {
            var e = TLanes.Exp(TLanes.Load(ref Unsafe.Add(ref source, i)) - shifts);
            TLanes.Store(e, ref Unsafe.Add(ref target, i));
            sum += e;
        }

        return TLanes.Sum(sum);
    }
}
