using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Numerics;

/// <summary>Calls one function through a single number and through every vector width.</summary>
internal static class LaneFunctions
{
    public static T Scalar<TFunction, T>(TFunction function, T x)
        where TFunction : ILaneFunction where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        function.Invoke(new Scalar<T>(x)).Value;

    /// <summary>The results of the widths for the first lane, where the other lanes hold other numbers; of AVX2 named as such where it is there.</summary>
    public static T[] Widths<TFunction, T>(TFunction function, T x)
        where TFunction : ILaneFunction where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var v128 = Vector128.Create(T.One).WithElement(0, x);
        var v256 = Vector256.Create(T.One).WithElement(0, x);
        var v512 = Vector512.Create(T.One).WithElement(0, x);
        return
        [
            function.Invoke(new Lanes128<T>(v128)).Value[0],
            function.Invoke(new Lanes256<T>(v256)).Value[0],
            function.Invoke(new Lanes512<T>(v512)).Value[0],
            .. LanesAvx2<T>.IsSupported ? [function.Invoke(new LanesAvx2<T>(v256)).Value[0]] : (T[])[],
        ];
    }

    /// <summary>Fails unless all widths give what the single number gives, to the last bit or <paramref name="tolerance"/>.</summary>
    public static void ShouldAgree<TFunction, T>(TFunction function, T x, double tolerance)
        where TFunction : ILaneFunction where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T expected = Scalar(function, x);
        foreach (var actual in Widths(function, x))
        {
            double difference = double.CreateTruncating(actual) - double.CreateTruncating(expected);
            bool same = actual.Equals(expected) || Math.Abs(difference) <= tolerance * (1 + Math.Abs(double.CreateTruncating(expected)));
            same.ShouldBeTrue($"{typeof(TFunction).Name}<{typeof(T).Name}>({x:R}) is {actual:R} in a vector and {expected:R} alone");
        }
    }
}
