using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Numerics;

/// <summary>Elementary functions of vectors of <see cref="float"/>.</summary>
internal static class SingleMath
{

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x) => Vector128.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x) => Vector128.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        var e = Exp(Vector128.Min(Vector128.Create(60f), x + x));
        return Vector128<float>.One - Vector128.Create(2f) / (Vector128<float>.One + e);
    }

    public static Vector128<float> Erf(Vector128<float> x)
    {
        var r = x;
        for (int i = 0; i < Vector128<float>.Count; i++) r = r.WithElement(i, (float)ErrorFunction.Erf(x[i]));
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => Vector256.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x) => Vector256.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var e = Exp(Vector256.Min(Vector256.Create(60f), x + x));
        return Vector256<float>.One - Vector256.Create(2f) / (Vector256<float>.One + e);
    }

    public static Vector256<float> Erf(Vector256<float> x)
    {
        var r = x;
        for (int i = 0; i < Vector256<float>.Count; i++) r = r.WithElement(i, (float)ErrorFunction.Erf(x[i]));
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => Vector512.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => Vector512.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var e = Exp(Vector512.Min(Vector512.Create(60f), x + x));
        return Vector512<float>.One - Vector512.Create(2f) / (Vector512<float>.One + e);
    }

    public static Vector512<float> Erf(Vector512<float> x)
    {
        var r = x;
        for (int i = 0; i < Vector512<float>.Count; i++) r = r.WithElement(i, (float)ErrorFunction.Erf(x[i]));
        return r;
    }
}
