using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The softmax of attention: over the keys that a query may look at, zero for all others.</summary>
/// <remarks>
/// Rows of scores lie <c>stride</c> numbers apart, a whole number of vectors, so that the loops know no remainder: what
/// does not count is −∞ before the exponential and 0 behind it.
/// </remarks>
public static class AttentionSoftmax
{
    /// <summary>
    /// Replaces each row of scores by its softmax over the first <paramref name="keys"/> numbers, or over the first
    /// <c>r + 1</c> in row r if <paramref name="causal"/>; zeros behind them. A row without any key becomes zero.
    /// </summary>
    /// <param name="scores">The scores; replaced by the weights.</param>
    /// <param name="mask">1 for every key that counts, 0 for others; a null reference if all do.</param>
    /// <param name="queries">How many rows.</param>
    /// <param name="keys">How many keys.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="causal">Whether a query may look at no later key.</param>
    [MethodImpl(Hot.Optimized)]
    public static void Forward<T>(ref T scores, ref T mask, int queries, int keys, int stride, bool causal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int query = 0; query < queries; query++)
        {
            ref T row = ref Unsafe.Add(ref scores, (nint)query * stride);
            int count = causal && query < keys ? query + 1 : keys;
            if (Vector256.IsHardwareAccelerated && stride % Vector256<T>.Count == 0) Forward<Lanes256<T>, T>(ref row, ref mask, count, stride);
            else if (LanesAvx2<T>.IsSupported && stride % LanesAvx2<T>.Count == 0) Forward<LanesAvx2<T>, T>(ref row, ref mask, count, stride);
            else Forward<Lanes128<T>, T>(ref row, ref mask, count, stride);
        }
    }

    /// <summary>
    /// From the gradients of weights those of the scores they came from: scale · p · (dp − Σ p · dp) row by row, over the same
    /// keys as the forward pass; zeros behind them.
    /// </summary>
    /// <param name="weights">The weights p.</param>
    /// <param name="gradients">The gradients dp of the weights.</param>
    /// <param name="results">Takes the gradients of the scores.</param>
    /// <param name="queries">How many rows.</param>
    /// <param name="keys">How many keys.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="causal">Whether a query may look at no later key.</param>
    /// <param name="scale">What products of queries and keys were multiplied by.</param>
    [MethodImpl(Hot.Optimized)]
    public static void Backward<T>(ref T weights, ref T gradients, ref T results, int queries, int keys, int stride, bool causal, double scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int query = 0; query < queries; query++)
        {
            nint at = (nint)query * stride;
            int count = causal && query < keys ? query + 1 : keys;
            if (Vector256.IsHardwareAccelerated && stride % Vector256<T>.Count == 0)
                Backward<Lanes256<T>, T>(ref Unsafe.Add(ref weights, at), ref Unsafe.Add(ref gradients, at), ref Unsafe.Add(ref results, at), count, stride, scale);
            else if (LanesAvx2<T>.IsSupported && stride % LanesAvx2<T>.Count == 0)
                Backward<LanesAvx2<T>, T>(ref Unsafe.Add(ref weights, at), ref Unsafe.Add(ref gradients, at), ref Unsafe.Add(ref results, at), count, stride, scale);
            else
                Backward<Lanes128<T>, T>(ref Unsafe.Add(ref weights, at), ref Unsafe.Add(ref gradients, at), ref Unsafe.Add(ref results, at), count, stride, scale);
        }
    }

    [MethodImpl(Hot.Inlined)]
    private static void Forward<TLanes, T>(ref T row, ref T mask, int count, int stride)
        where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int end = count + TLanes.Count - 1 - (count + TLanes.Count - 1) % TLanes.Count;
        for (int i = count; i < end; i++) Unsafe.Add(ref row, i) = T.NegativeInfinity;
        if (!Unsafe.IsNullRef(ref mask)) Exclude<TLanes, T>(ref row, ref mask, end);

        var greatest = TLanes.Load(ref row);
        for (nint i = TLanes.Count; i < end; i += TLanes.Count) greatest = TLanes.Max(greatest, TLanes.Load(ref Unsafe.Add(ref row, i)));
        T shift = TLanes.Largest(greatest);
        if (shift == T.NegativeInfinity)
        {
            MemoryMarshal.CreateSpan(ref row, stride).Clear();
            return;
        }

        var (sum, shifts) = (TLanes.Zero, TLanes.Create(double.CreateTruncating(shift)));
        for (nint i = 0; i < end; i += TLanes.Count)
        {
            var e = TLanes.Exp(TLanes.Load(ref Unsafe.Add(ref row, i)) - shifts);
            TLanes.Store(e, ref Unsafe.Add(ref row, i));
            sum += e;
        }

        var factor = TLanes.Create(1 / double.CreateTruncating(TLanes.Sum(sum)));
        for (nint i = 0; i < end; i += TLanes.Count) TLanes.Store(TLanes.Load(ref Unsafe.Add(ref row, i)) * factor, ref Unsafe.Add(ref row, i));
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, end), stride - end).Clear();
    }

    [MethodImpl(Hot.Inlined)]
    private static void Exclude<TLanes, T>(ref T row, ref T mask, int end)
        where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var excluded = TLanes.Create(double.NegativeInfinity);
        for (nint i = 0; i < end; i += TLanes.Count)
        {
            ref T score = ref Unsafe.Add(ref row, i);
            TLanes.Store(TLanes.SelectEqual(TLanes.Load(ref Unsafe.Add(ref mask, i)), TLanes.Zero, excluded, TLanes.Load(ref score)), ref score);
        }
    }

    [MethodImpl(Hot.Inlined)]
    private static void Backward<TLanes, T>(ref T weights, ref T gradients, ref T results, int count, int stride, double scale)
        where TLanes : struct, IMemoryLanes<TLanes, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int end = count + TLanes.Count - 1 - (count + TLanes.Count - 1) % TLanes.Count;
        var sum = TLanes.Zero;
        for (nint i = 0; i < end; i += TLanes.Count) sum = TLanes.MultiplyAdd(TLanes.Load(ref Unsafe.Add(ref weights, i)), TLanes.Load(ref Unsafe.Add(ref gradients, i)), sum);
        var (mean, factor) = (TLanes.Create(double.CreateTruncating(TLanes.Sum(sum))), TLanes.Create(scale));
        for (nint i = 0; i < end; i += TLanes.Count)
            TLanes.Store(TLanes.Load(ref Unsafe.Add(ref weights, i)) * (TLanes.Load(ref Unsafe.Add(ref gradients, i)) - mean) * factor, ref Unsafe.Add(ref results, i));
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref results, end), stride - end).Clear();
    }
}
