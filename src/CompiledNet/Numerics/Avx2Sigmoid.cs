using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Numerics;

/// <summary><see cref="SingleSigmoid"/> with the processor's own instructions, for <see cref="LanesAvx2{T}"/>.</summary>
internal static class Avx2Sigmoid
{
    /// <summary>e^x / (e^x + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        x = Clamp(x);
        var q = Reduce(x, Fma.MultiplyAdd(x, Vector256.Create(SingleSigmoid.Log2E), Vector256.Create(SingleSigmoid.Round)), out var power);
        return Avx.Divide(Fma.MultiplyAdd(q, power, power), Fma.MultiplyAdd(q, power, Avx.Add(power, Vector256<float>.One)));
    }

    /// <summary>tanh x = (e^2x − 1) / (e^2x + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        x = Clamp(x);
        var q = Reduce(Avx.Add(x, x), Fma.MultiplyAdd(x, Vector256.Create(2 * SingleSigmoid.Log2E), Vector256.Create(SingleSigmoid.Round)), out var power);
        return Avx.Divide(Fma.MultiplyAdd(q, power, Avx.Subtract(power, Vector256<float>.One)), Fma.MultiplyAdd(q, power, Avx.Add(power, Vector256<float>.One)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clamp(Vector256<float> x) => Avx.Max(Vector256.Create(-SingleSigmoid.Limit), Avx.Min(Vector256.Create(SingleSigmoid.Limit), x));

    /// <summary>q and 2^n, with e^x = 2^n · (1 + q); n is the whole number in <paramref name="biased"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reduce(Vector256<float> x, Vector256<float> biased, out Vector256<float> power)
    {
        power = Avx2.ShiftLeftLogical(biased.AsInt32(), BinaryFormat.SingleFraction).AsSingle();
        var r = Fma.MultiplyAdd(Avx.Subtract(biased, Vector256.Create(SingleSigmoid.Round)), Vector256.Create(-SingleSigmoid.Ln2), x);
        var r2 = Avx.Multiply(r, r);
        var low = Fma.MultiplyAdd(r, Vector256.Create(SingleSigmoid.C1), Vector256.Create(SingleSigmoid.C0));
        var high = Fma.MultiplyAdd(r2, Vector256.Create(SingleSigmoid.C4), Fma.MultiplyAdd(r, Vector256.Create(SingleSigmoid.C3), Vector256.Create(SingleSigmoid.C2)));
        return Fma.MultiplyAdd(r2, Fma.MultiplyAdd(r2, high, low), r);
    }
}
