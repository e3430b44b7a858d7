using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CompiledNet.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary><see cref="SingleSigmoid"/> with the processor's own instructions, for <see cref="LanesAvx2{T}"/>.</summary>
internal static class Avx2Sigmoid
{
    /// <summary>e^x / (e^x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(x, Fma.MultiplyAdd(x, Vector256.Create(SingleSigmoid.Log2E), Vector256.Create(SingleSigmoid.Round)), out var power, out var r, out var square);
        var line = Fma.MultiplyAdd(r, power, power);
        square = Avx.Multiply(square, power);
        return Avx.Divide(Fma.MultiplyAdd(curve, square, line), Fma.MultiplyAdd(curve, square, Avx.Add(line, Vector256<float>.One)));
    }

    /// <summary>tanh x = (e^2x − 1) / (e^2x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(Avx.Add(x, x), Fma.MultiplyAdd(x, Vector256.Create(2 * SingleSigmoid.Log2E), Vector256.Create(SingleSigmoid.Round)), out var power, out var r, out var square);
        square = Avx.Multiply(square, power);
        return Avx.Divide(
            Fma.MultiplyAdd(curve, square, Fma.MultiplyAdd(r, power, Avx.Subtract(power, Vector256<float>.One))),
            Fma.MultiplyAdd(curve, square, Fma.MultiplyAdd(r, power, Avx.Add(power, Vector256<float>.One))));
    }

    [MethodImpl(Hot.Inlined)]
    private static Vector256<float> Clamp(Vector256<float> x) => Avx.Max(Vector256.Create(-SingleSigmoid.Limit), Avx.Min(Vector256.Create(SingleSigmoid.Limit), x));

    /// <summary>C, with e^x = 2^n · (1 + r + r² · C); n is the whole number in <paramref name="biased"/>.</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector256<float> Reduce(Vector256<float> x, Vector256<float> biased, out Vector256<float> power, out Vector256<float> r, out Vector256<float> square)
    {
        power = Avx2.ShiftLeftLogical(biased.AsInt32(), BinaryFormat.SingleFraction).AsSingle();
        r = Fma.MultiplyAdd(Avx.Subtract(biased, Vector256.Create(SingleSigmoid.Round)), Vector256.Create(-SingleSigmoid.Ln2), x);
        square = Avx.Multiply(r, r);
        return Fma.MultiplyAdd(
            square,
            Fma.MultiplyAdd(r, Vector256.Create(SingleSigmoid.C3), Vector256.Create(SingleSigmoid.C2)),
            Fma.MultiplyAdd(r, Vector256.Create(SingleSigmoid.C1), Vector256.Create(SingleSigmoid.C0)));
    }
}
