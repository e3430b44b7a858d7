using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CompiledNet.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary><see cref="SingleExponential"/> with the processor's own instructions, for <see cref="LanesAvx2{T}"/>.</summary>
internal static class Avx2Exponential
{
    /// <summary>e^x; infinity beyond the largest finite number, zero below about e^-87.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Fma.MultiplyAdd(q, half, half);
        return Avx.Add(y, y);
    }

    /// <summary>e^x − 1 without cancellation near zero.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> ExpM1(Vector256<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Fma.MultiplyAdd(q, half, Avx.Subtract(half, Vector256.Create(0.5f)));
        return Avx.Add(y, y);
    }

    /// <summary>q and 2^(n-1), with e^x = 2^n · (1 + q).</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector256<float> Reduce(Vector256<float> x, out Vector256<float> half)
    {
        x = Avx.Max(Vector256.Create(SingleExponential.Lowest), Avx.Min(Vector256.Create(SingleExponential.Highest), x));
        var biased = Fma.MultiplyAdd(x, Vector256.Create(SingleExponential.Log2E), Vector256.Create(SingleExponential.Round));
        half = Avx2.ShiftLeftLogical(biased.AsInt32(), BinaryFormat.SingleFraction).AsSingle();
        var n = Avx.Subtract(biased, Vector256.Create(SingleExponential.Round));
        var r = Fma.MultiplyAdd(n, Vector256.Create(-SingleExponential.Ln2High), x);
        r = Fma.MultiplyAdd(n, Vector256.Create(-SingleExponential.Ln2Low), r);
        var r2 = Avx.Multiply(r, r);
        var low = Fma.MultiplyAdd(r, Vector256.Create(SingleExponential.C1), Vector256.Create(SingleExponential.C0));
        var high = Fma.MultiplyAdd(r2, Vector256.Create(SingleExponential.C4), Fma.MultiplyAdd(r, Vector256.Create(SingleExponential.C3), Vector256.Create(SingleExponential.C2)));
        return Fma.MultiplyAdd(r2, Fma.MultiplyAdd(r2, high, low), r);
    }
}
