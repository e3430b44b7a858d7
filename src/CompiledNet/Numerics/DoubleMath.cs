using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Numerics;

/// <summary>Elementary functions of vectors of <see cref="double"/>.</summary>
internal static class DoubleMath
{

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> x) => Vector128.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log(Vector128<double> x) => Vector128.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Tanh(Vector128<double> x)
    {
        var e = Exp(Vector128.Min(Vector128.Create(60.0), x + x));
        return Vector128<double>.One - Vector128.Create(2.0) / (Vector128<double>.One + e);
    }

    public static Vector128<double> Erf(Vector128<double> x)
    {
        var r = x;
        for (int i = 0; i < Vector128<double>.Count; i++) r = r.WithElement(i, ErrorFunction.Erf(x[i]));
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x) => Vector256.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x) => Vector256.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        var e = Exp(Vector256.Min(Vector256.Create(60.0), x + x));
        return Vector256<double>.One - Vector256.Create(2.0) / (Vector256<double>.One + e);
    }

    public static Vector256<double> Erf(Vector256<double> x)
    {
        var r = x;
        for (int i = 0; i < Vector256<double>.Count; i++) r = r.WithElement(i, ErrorFunction.Erf(x[i]));
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) => Vector512.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) => Vector512.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        var e = Exp(Vector512.Min(Vector512.Create(60.0), x + x));
        return Vector512<double>.One - Vector512.Create(2.0) / (Vector512<double>.One + e);
    }

    public static Vector512<double> Erf(Vector512<double> x)
    {
        var r = x;
        for (int i = 0; i < Vector512<double>.Count; i++) r = r.WithElement(i, ErrorFunction.Erf(x[i]));
        return r;
    }
}
