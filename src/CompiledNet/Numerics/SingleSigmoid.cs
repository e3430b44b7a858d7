using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Numerics;

/// <summary>
/// Sigmoid and tanh for <see cref="float"/>, lone ones and vectors, with as few operations after one another as they need: a gate of
/// a recurrence waits for every one of them. See <see cref="ExponentialFunction"/> for e^x = 2^n · e^r.
/// </summary>
/// <remarks>
/// What makes them shorter than e^x and a quotient: the numerator and the denominator take one step each from the last
/// polynomial, as 2^n · (1 + r) and 2^n · r² are there before it; ln 2 needs no second part, as n is 0 where the result has
/// digits to lose, and later the functions are flat; and both share all constants, so that a step with five of them keeps
/// them in registers. Sigmoid has an absolute error of 1.4e-7 and a relative one of 3.6e-7, and gives 7.8e-20 at least, never a
/// denormal number. Tanh has an absolute error of 1.5e-7 and a relative one of 7.3e-7. NaN gives NaN.
/// </remarks>
internal static class SingleSigmoid
{
    internal const float Log2E = 1.4426950408889634f, Ln2 = 0.6931471805599453f;

    // Beyond, tanh and the upper half of sigmoid no longer change; e to twice as much is still finite.
    internal const float Limit = 44;

    // Adding 1.5·2^23 rounds to an integer and leaves it in the low bits, here biased as the exponent of 2^n.
    internal const float Round = 12582912 + 127;

    // e^r = 1 + r + r²·(C0 + C1·r + …) for |r| ≤ ½ ln 2, with an absolute error of 1.1e-7, less near zero. One term more would be
    // for the digits of a small tanh alone, and every gate would wait for it. The product of r² and 2^n comes after this
    // polynomial: before it, one number more is alive than the registers beside the constants can hold.
    internal const float C0 = 0.4999936469f, C1 = 0.1666717136f, C2 = 0.04187680459f, C3 = 0.008305451721f;

    /// <summary>e^x / (e^x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static float Sigmoid(float x)
    {
        x = Clamp(x);
        var curve = Reduce(x, float.MultiplyAddEstimate(x, Log2E, Round), out var power, out var r, out var square);
        var line = float.MultiplyAddEstimate(r, power, power);
        square *= power;
        return float.MultiplyAddEstimate(curve, square, line) / float.MultiplyAddEstimate(curve, square, line + 1f);
    }

    /// <summary>tanh x = (e^2x − 1) / (e^2x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static float Tanh(float x)
    {
        x = Clamp(x);
        var curve = Reduce(x + x, float.MultiplyAddEstimate(x, 2 * Log2E, Round), out var power, out var r, out var square);
        square *= power;
        return float.MultiplyAddEstimate(curve, square, float.MultiplyAddEstimate(r, power, power - 1f)) / float.MultiplyAddEstimate(curve, square, float.MultiplyAddEstimate(r, power, power + 1f));
    }

    [MethodImpl(Hot.Inlined)]
    private static float Clamp(float x) => float.MaxNative(-Limit, float.MinNative(Limit, x));

    /// <summary>C, with e^x = 2^n · (1 + r + r² · C); n is the whole number in <paramref name="biased"/>.</summary>
    [MethodImpl(Hot.Inlined)]
    private static float Reduce(float x, float biased, out float power, out float r, out float square)
    {
        power = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(biased) << BinaryFormat.SingleFraction);
        r = float.MultiplyAddEstimate(biased - Round, -Ln2, x);
        square = r * r;
        return float.MultiplyAddEstimate(square, float.MultiplyAddEstimate(r, C3, C2), float.MultiplyAddEstimate(r, C1, C0));
    }

    /// <summary>e^x / (e^x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(x, Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(Round)), out var power, out var r, out var square);
        var line = Vector128.MultiplyAddEstimate(r, power, power);
        square *= power;
        return Vector128.MultiplyAddEstimate(curve, square, line) / Vector128.MultiplyAddEstimate(curve, square, line + Vector128<float>.One);
    }

    /// <summary>tanh x = (e^2x − 1) / (e^2x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(x + x, Vector128.MultiplyAddEstimate(x, Vector128.Create(2 * Log2E), Vector128.Create(Round)), out var power, out var r, out var square);
        square *= power;
        return Vector128.MultiplyAddEstimate(curve, square, Vector128.MultiplyAddEstimate(r, power, power - Vector128<float>.One)) / Vector128.MultiplyAddEstimate(curve, square, Vector128.MultiplyAddEstimate(r, power, power + Vector128<float>.One));
    }

    [MethodImpl(Hot.Inlined)]
    private static Vector128<float> Clamp(Vector128<float> x) => Vector128.MaxNative(Vector128.Create(-Limit), Vector128.MinNative(Vector128.Create(Limit), x));

    /// <summary>C, with e^x = 2^n · (1 + r + r² · C); n is the whole number in <paramref name="biased"/>.</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector128<float> Reduce(Vector128<float> x, Vector128<float> biased, out Vector128<float> power, out Vector128<float> r, out Vector128<float> square)
    {
        power = (biased.AsInt32() << BinaryFormat.SingleFraction).AsSingle();
        r = Vector128.MultiplyAddEstimate(biased - Vector128.Create(Round), Vector128.Create(-Ln2), x);
        square = r * r;
        return Vector128.MultiplyAddEstimate(square, Vector128.MultiplyAddEstimate(r, Vector128.Create(C3), Vector128.Create(C2)), Vector128.MultiplyAddEstimate(r, Vector128.Create(C1), Vector128.Create(C0)));
    }

    /// <summary>e^x / (e^x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(x, Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(Round)), out var power, out var r, out var square);
        var line = Vector256.MultiplyAddEstimate(r, power, power);
        square *= power;
        return Vector256.MultiplyAddEstimate(curve, square, line) / Vector256.MultiplyAddEstimate(curve, square, line + Vector256<float>.One);
    }

    /// <summary>tanh x = (e^2x − 1) / (e^2x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(x + x, Vector256.MultiplyAddEstimate(x, Vector256.Create(2 * Log2E), Vector256.Create(Round)), out var power, out var r, out var square);
        square *= power;
        return Vector256.MultiplyAddEstimate(curve, square, Vector256.MultiplyAddEstimate(r, power, power - Vector256<float>.One)) / Vector256.MultiplyAddEstimate(curve, square, Vector256.MultiplyAddEstimate(r, power, power + Vector256<float>.One));
    }

    [MethodImpl(Hot.Inlined)]
    private static Vector256<float> Clamp(Vector256<float> x) => Vector256.MaxNative(Vector256.Create(-Limit), Vector256.MinNative(Vector256.Create(Limit), x));

    /// <summary>C, with e^x = 2^n · (1 + r + r² · C); n is the whole number in <paramref name="biased"/>.</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector256<float> Reduce(Vector256<float> x, Vector256<float> biased, out Vector256<float> power, out Vector256<float> r, out Vector256<float> square)
    {
        power = (biased.AsInt32() << BinaryFormat.SingleFraction).AsSingle();
        r = Vector256.MultiplyAddEstimate(biased - Vector256.Create(Round), Vector256.Create(-Ln2), x);
        square = r * r;
        return Vector256.MultiplyAddEstimate(square, Vector256.MultiplyAddEstimate(r, Vector256.Create(C3), Vector256.Create(C2)), Vector256.MultiplyAddEstimate(r, Vector256.Create(C1), Vector256.Create(C0)));
    }

    /// <summary>e^x / (e^x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(x, Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(Round)), out var power, out var r, out var square);
        var line = Vector512.MultiplyAddEstimate(r, power, power);
        square *= power;
        return Vector512.MultiplyAddEstimate(curve, square, line) / Vector512.MultiplyAddEstimate(curve, square, line + Vector512<float>.One);
    }

    /// <summary>tanh x = (e^2x − 1) / (e^2x + 1).</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        x = Clamp(x);
        var curve = Reduce(x + x, Vector512.MultiplyAddEstimate(x, Vector512.Create(2 * Log2E), Vector512.Create(Round)), out var power, out var r, out var square);
        square *= power;
        return Vector512.MultiplyAddEstimate(curve, square, Vector512.MultiplyAddEstimate(r, power, power - Vector512<float>.One)) / Vector512.MultiplyAddEstimate(curve, square, Vector512.MultiplyAddEstimate(r, power, power + Vector512<float>.One));
    }

    [MethodImpl(Hot.Inlined)]
    private static Vector512<float> Clamp(Vector512<float> x) => Vector512.MaxNative(Vector512.Create(-Limit), Vector512.MinNative(Vector512.Create(Limit), x));

    /// <summary>C, with e^x = 2^n · (1 + r + r² · C); n is the whole number in <paramref name="biased"/>.</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector512<float> Reduce(Vector512<float> x, Vector512<float> biased, out Vector512<float> power, out Vector512<float> r, out Vector512<float> square)
    {
        power = (biased.AsInt32() << BinaryFormat.SingleFraction).AsSingle();
        r = Vector512.MultiplyAddEstimate(biased - Vector512.Create(Round), Vector512.Create(-Ln2), x);
        square = r * r;
        return Vector512.MultiplyAddEstimate(square, Vector512.MultiplyAddEstimate(r, Vector512.Create(C3), Vector512.Create(C2)), Vector512.MultiplyAddEstimate(r, Vector512.Create(C1), Vector512.Create(C0)));
    }
}
