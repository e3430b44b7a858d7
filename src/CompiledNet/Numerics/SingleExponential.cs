using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Numerics;

/// <summary>e^x and e^x − 1 for <see cref="float"/>: see <see cref="ExponentialFunction"/> for the formula. <see cref="SingleSigmoid"/> has sigmoid and tanh.</summary>
/// <remarks>
/// The polynomial has a relative error of 3e-9; the results are within 1 unit in the last place. It is evaluated
/// in pairs (G. Estrin, 1960): as many operations as Horner's scheme, but fewer of them wait for each other.
/// The one formula that is spelled out for every width. Kernels apply such functions to a dozen registers in one
/// method; written over <see cref="ILanes{TSelf}"/> each would cost the compiler about a hundred inlined calls, and
/// past a few hundred it stops inlining (measured: ten times slower from the third sigmoid on).
/// </remarks>
internal static class SingleExponential
{
    internal const float Lowest = -87.5f, Highest = 89, Log2E = 1.4426950408889634f;

    // Adding 1.5·2^23 rounds to an integer and leaves it in the low bits, here biased as the exponent of 2^(n-1).
    internal const float Round = 12582912 + 126;

    // ln 2 in two parts: the product of n and the upper one is exact.
    internal const float Ln2High = 0.693359375f, Ln2Low = -2.1219444005469057e-4f;

    internal const float
        C0 = 0.4999999304563608188f, C1 = 0.166665203885428235f, C2 = 0.04166848257454913215f,
        C3 = 0.008368738542557536059f, C4 = 0.001380955062339047392f;

    /// <summary>q and 2^(n-1), with e^x = 2^n · (1 + q).</summary>
    [MethodImpl(Hot.Inlined)]
    private static float Reduce(float x, out float half)
    {
        x = float.MaxNative(Lowest, float.MinNative(Highest, x));
        var biased = float.MultiplyAddEstimate(x, Log2E, Round);
        half = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(biased) << BinaryFormat.SingleFraction);
        var n = biased - Round;
        var r = float.MultiplyAddEstimate(n, -Ln2High, x);
        r = float.MultiplyAddEstimate(n, -Ln2Low, r);
        var r2 = r * r;
        var low = float.MultiplyAddEstimate(r, C1, C0);
        var high = float.MultiplyAddEstimate(r2, C4, float.MultiplyAddEstimate(r, C3, C2));
        return float.MultiplyAddEstimate(r2, float.MultiplyAddEstimate(r2, high, low), r);
    }

    /// <summary>q and 2^(n-1), with e^x = 2^n · (1 + q).</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector128<float> Reduce(Vector128<float> x, out Vector128<float> half)
    {
        x = Vector128.MaxNative(Vector128.Create(Lowest), Vector128.MinNative(Vector128.Create(Highest), x));
        var biased = Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(Round));
        half = (biased.AsInt32() << BinaryFormat.SingleFraction).AsSingle();
        var n = biased - Vector128.Create(Round);
        var r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        var r2 = r * r;
        var low = Vector128.MultiplyAddEstimate(r, Vector128.Create(C1), Vector128.Create(C0));
        var high = Vector128.MultiplyAddEstimate(r2, Vector128.Create(C4), Vector128.MultiplyAddEstimate(r, Vector128.Create(C3), Vector128.Create(C2)));
        return Vector128.MultiplyAddEstimate(r2, Vector128.MultiplyAddEstimate(r2, high, low), r);
    }

    /// <summary>q and 2^(n-1), with e^x = 2^n · (1 + q).</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector256<float> Reduce(Vector256<float> x, out Vector256<float> half)
    {
        x = Vector256.MaxNative(Vector256.Create(Lowest), Vector256.MinNative(Vector256.Create(Highest), x));
        var biased = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(Round));
        half = (biased.AsInt32() << BinaryFormat.SingleFraction).AsSingle();
        var n = biased - Vector256.Create(Round);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        var r2 = r * r;
        var low = Vector256.MultiplyAddEstimate(r, Vector256.Create(C1), Vector256.Create(C0));
        var high = Vector256.MultiplyAddEstimate(r2, Vector256.Create(C4), Vector256.MultiplyAddEstimate(r, Vector256.Create(C3), Vector256.Create(C2)));
        return Vector256.MultiplyAddEstimate(r2, Vector256.MultiplyAddEstimate(r2, high, low), r);
    }

    /// <summary>q and 2^(n-1), with e^x = 2^n · (1 + q).</summary>
    [MethodImpl(Hot.Inlined)]
    private static Vector512<float> Reduce(Vector512<float> x, out Vector512<float> half)
    {
        x = Vector512.MaxNative(Vector512.Create(Lowest), Vector512.MinNative(Vector512.Create(Highest), x));
        var biased = Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(Round));
        half = (biased.AsInt32() << BinaryFormat.SingleFraction).AsSingle();
        var n = biased - Vector512.Create(Round);
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        var r2 = r * r;
        var low = Vector512.MultiplyAddEstimate(r, Vector512.Create(C1), Vector512.Create(C0));
        var high = Vector512.MultiplyAddEstimate(r2, Vector512.Create(C4), Vector512.MultiplyAddEstimate(r, Vector512.Create(C3), Vector512.Create(C2)));
        return Vector512.MultiplyAddEstimate(r2, Vector512.MultiplyAddEstimate(r2, high, low), r);
    }

    /// <summary>e^x − 1 without cancellation near zero.</summary>
    [MethodImpl(Hot.Inlined)]
    public static float ExpM1(float x)
    {
        var q = Reduce(x, out var half);
        var y = float.MultiplyAddEstimate(q, half, half - 0.5f);
        return y + y;
    }

    /// <summary>e^x; infinity beyond the largest finite number, zero below about e^-87.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Vector128.MultiplyAddEstimate(q, half, half);
        return y + y;
    }

    /// <summary>e^x − 1 without cancellation near zero.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<float> ExpM1(Vector128<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Vector128.MultiplyAddEstimate(q, half, half - Vector128.Create(0.5f));
        return y + y;
    }

    /// <summary>e^x; infinity beyond the largest finite number, zero below about e^-87.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Vector256.MultiplyAddEstimate(q, half, half);
        return y + y;
    }

    /// <summary>e^x − 1 without cancellation near zero.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector256<float> ExpM1(Vector256<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Vector256.MultiplyAddEstimate(q, half, half - Vector256.Create(0.5f));
        return y + y;
    }

    /// <summary>e^x; infinity beyond the largest finite number, zero below about e^-87.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Vector512.MultiplyAddEstimate(q, half, half);
        return y + y;
    }

    /// <summary>e^x − 1 without cancellation near zero.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector512<float> ExpM1(Vector512<float> x)
    {
        var q = Reduce(x, out var half);
        var y = Vector512.MultiplyAddEstimate(q, half, half - Vector512.Create(0.5f));
        return y + y;
    }
}
