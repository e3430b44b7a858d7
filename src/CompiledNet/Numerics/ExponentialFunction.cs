using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>e^x, e^x − 1 and tanh x for lanes of <see cref="double"/>; <see cref="SingleExponential"/> is the same for <see cref="float"/>.</summary>
/// <remarks>
/// With n = round(x / ln 2) and r = x − n·ln 2, |r| ≤ ½ ln 2, e^x = 2^n · (1 + q), q = r + r²·P(r). P is the
/// least-maximum polynomial (relative error 4e-18). Half of 2^n is used, so that n may be
/// as large as the largest exponent plus one. Within 1 unit in the last place; below the smallest normal number times
/// √2 (x &lt; −708.0) the result is zero. NaN gives NaN.
/// </remarks>
internal static class ExponentialFunction
{
    /// <summary>e^x; infinity beyond the largest finite number.</summary>
    [MethodImpl(Hot.Called)]
    public static T Exp<T>(T x) where T : struct, IBinaryLanes<T>
    {
        var q = Reduce(x, out var half);
        var y = T.MultiplyAdd(q, half, half);
        return y + y;
    }

    /// <summary>e^x − 1 without cancellation near zero: 2^n·q + (2^n − 1).</summary>
    [MethodImpl(Hot.Called)]
    public static T ExpM1<T>(T x) where T : struct, IBinaryLanes<T>
    {
        var q = Reduce(x, out var half);
        var y = T.MultiplyAdd(q, half, half - T.Create(0.5));
        return y + y;
    }

    /// <summary>tanh x = (e^2x − 1) / (e^2x − 1 + 2); |2x| beyond 44 is 1.</summary>
    [MethodImpl(Hot.Called)]
    public static T Tanh<T>(T x) where T : struct, IBinaryLanes<T>
    {
        var e = ExpM1(T.MaxNative(T.Create(-44), T.MinNative(T.Create(44), x + x)));
        return e / (e + T.Create(2));
    }

    /// <summary>q and 2^(n-1), with e^x = 2^n · (1 + q).</summary>
    [MethodImpl(Hot.Inlined)]
    private static T Reduce<T>(T x, out T half) where T : struct, IBinaryLanes<T>
    {
        // Constants stand on the left so that NaN in x comes through on every machine.
        x = T.MaxNative(T.Create(-708.5), T.MinNative(T.Create(710), x));
        // Adding 1.5·2^52 rounds to an integer and leaves it in the low bits, here biased as the exponent of 2^(n-1).
        var round = T.Create(6755399441055744.0 + 1022);
        var biased = T.MultiplyAdd(x, T.Create(1.4426950408889634), round);
        half = T.FractionToExponent(biased);
        var n = biased - round;
        // ln 2 in two parts: the product of n and the upper one is exact.
        var r = T.MultiplyAdd(n, T.Create(-0.6931471803691238), x);
        r = T.MultiplyAdd(n, T.Create(-1.9082149292705877e-10), r);
        return T.MultiplyAdd(r * r, Polynomial(r), r);
    }

    [MethodImpl(Hot.Inlined)]
    private static T Polynomial<T>(T r) where T : struct, IBinaryLanes<T>
    {
        var p = T.MultiplyAdd(r, T.Create(2.500519985217086857e-8), T.Create(2.763037068630457519e-7));
        p = T.MultiplyAdd(r, p, T.Create(2.755757065444256694e-6));
        p = T.MultiplyAdd(r, p, T.Create(0.00002480149278160069692));
        p = T.MultiplyAdd(r, p, T.Create(0.0001984126952340854623));
        p = T.MultiplyAdd(r, p, T.Create(0.001388888894390225706));
        p = T.MultiplyAdd(r, p, T.Create(0.008333333333487211213));
        p = T.MultiplyAdd(r, p, T.Create(0.04166666666652933543));
        p = T.MultiplyAdd(r, p, T.Create(0.1666666666666642254));
        return T.MultiplyAdd(r, p, T.Create(0.5000000000000010673));
    }
}
