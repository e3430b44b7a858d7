using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The mean over the last axis of a term that each number has alone, and its gradient, by vectors.</summary>
internal static class ElementwiseLoss
{
    /// <summary>1/n · Σ value(predictionᵢ, targetᵢ).</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    [MethodImpl(Hot.Optimized)]
    public static T Mean<TTerm, T>(TTerm term, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target)
        where TTerm : struct, IElementwiseTerm where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length);
        int i = 0;
        var sum = T.Zero;
        if (Vector256.IsHardwareAccelerated && prediction.Length >= Lanes256<T>.Count) sum += Sum<TTerm, Lanes256<T>, T>(term, prediction, target, ref i);
        else if (LanesAvx2<T>.IsSupported && prediction.Length >= LanesAvx2<T>.Count) sum += Sum<TTerm, LanesAvx2<T>, T>(term, prediction, target, ref i);
        if (prediction.Length - i >= Lanes128<T>.Count) sum += Sum<TTerm, Lanes128<T>, T>(term, prediction, target, ref i);
        sum += Sum<TTerm, Scalar<T>, T>(term, prediction, target, ref i);
        return sum / T.CreateTruncating(prediction.Length);
    }

    /// <summary>gradientᵢ = scale/n · slope(predictionᵢ, targetᵢ).</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    [MethodImpl(Hot.Optimized)]
    public static void Gradient<TTerm, T>(TTerm term, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where TTerm : struct, IElementwiseTerm where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.Check(prediction.Length, target.Length, gradient.Length);
        int i = 0;
        scale /= T.CreateTruncating(prediction.Length);
        if (Vector256.IsHardwareAccelerated && prediction.Length >= Lanes256<T>.Count) Write<TTerm, Lanes256<T>, T>(term, prediction, target, scale, gradient, ref i);
        else if (LanesAvx2<T>.IsSupported && prediction.Length >= LanesAvx2<T>.Count) Write<TTerm, LanesAvx2<T>, T>(term, prediction, target, scale, gradient, ref i);
        if (prediction.Length - i >= Lanes128<T>.Count) Write<TTerm, Lanes128<T>, T>(term, prediction, target, scale, gradient, ref i);
        Write<TTerm, Scalar<T>, T>(term, prediction, target, scale, gradient, ref i);
    }

    // Not inlined: three widths of one formula in a method exhaust the compiler's inlining budget.
    [MethodImpl(Hot.Called)]
    private static T Sum<TTerm, TLanes, T>(TTerm term, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, ref int i)
        where TTerm : struct, IElementwiseTerm where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T p = ref MemoryMarshal.GetReference(prediction), t = ref MemoryMarshal.GetReference(target);
        var sum = TLanes.Zero;
        for (; i + TLanes.Count <= prediction.Length; i += TLanes.Count)
            sum += term.Value(TLanes.Load(ref Unsafe.Add(ref p, i)), TLanes.Load(ref Unsafe.Add(ref t, i)));
        return TLanes.Sum(sum);
    }

    // Not inlined: three widths of one formula in a method exhaust the compiler's inlining budget.
    [MethodImpl(Hot.Called)]
    private static void Write<TTerm, TLanes, T>(TTerm term, ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient, ref int i)
        where TTerm : struct, IElementwiseTerm where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T p = ref MemoryMarshal.GetReference(prediction), t = ref MemoryMarshal.GetReference(target), g = ref MemoryMarshal.GetReference(gradient);
        for (; i + TLanes.Count <= prediction.Length; i += TLanes.Count)
        {
            var slope = term.Slope(TLanes.Load(ref Unsafe.Add(ref p, i)), TLanes.Load(ref Unsafe.Add(ref t, i)));
            TLanes.Store(slope * TLanes.Create(double.CreateTruncating(scale)), ref Unsafe.Add(ref g, i));
        }
    }
}
