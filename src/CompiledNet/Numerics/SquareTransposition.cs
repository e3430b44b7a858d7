using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Numerics;

/// <summary>Transposes four rows of four numbers in registers.</summary>
internal static class SquareTransposition
{
    /// <summary>Rows and columns of the square.</summary>
    public const int Side = 4;

    [MethodImpl(Hot.Inlined)]
    public static void Transpose(ref float a, nint aStride, ref float b, nint bStride)
    {
        Vector128<float> a0 = At(ref a, 0), a1 = At(ref a, aStride), a2 = At(ref a, 2 * aStride), a3 = At(ref a, 3 * aStride);
        Vector128<float> even = ZipLow(a0, a2), odd = ZipLow(a1, a3);
        At(ref b, 0) = ZipLow(even, odd);
        At(ref b, bStride) = ZipHigh(even, odd);
        (even, odd) = (ZipHigh(a0, a2), ZipHigh(a1, a3));
        At(ref b, 2 * bStride) = ZipLow(even, odd);
        At(ref b, 3 * bStride) = ZipHigh(even, odd);
    }

    private static ref Vector128<float> At(ref float origin, nint offset) => ref Unsafe.As<float, Vector128<float>>(ref Unsafe.Add(ref origin, offset));

    // The numbers of the lower halves in turns: left[0], right[0], left[1], right[1].
    private static Vector128<float> ZipLow(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackLow(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(left, right)
        : Vector128.Create(left[0], right[0], left[1], right[1]);

    private static Vector128<float> ZipHigh(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackHigh(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(left, right)
        : Vector128.Create(left[2], right[2], left[3], right[3]);
}
