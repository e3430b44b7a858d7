using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Numerics;

/// <summary>Transposes four rows of four numbers in registers, or eight of eight.</summary>
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

    /// <summary>Rows and columns of a square that takes vectors of 256 bits.</summary>
    public const int WideSide = 8;

    /// <summary>Transposes a wide square. Its upper rows meet its lower ones as they are loaded, so that each half is two of <see cref="Transpose"/> side by side.</summary>
    [MethodImpl(Hot.Inlined)]
    public static void TransposeWide(ref float a, nint aStride, ref float b, nint bStride)
    {
        for (nint left = 0; left < WideSide; left += Side)
        {
            Vector256<float> a0 = Rows(ref a, aStride, 0, left), a1 = Rows(ref a, aStride, 1, left), a2 = Rows(ref a, aStride, 2, left), a3 = Rows(ref a, aStride, 3, left);
            Vector256<float> even = Avx.UnpackLow(a0, a2), odd = Avx.UnpackLow(a1, a3);
            WideAt(ref b, left * bStride) = Avx.UnpackLow(even, odd);
            WideAt(ref b, (left + 1) * bStride) = Avx.UnpackHigh(even, odd);
            (even, odd) = (Avx.UnpackHigh(a0, a2), Avx.UnpackHigh(a1, a3));
            WideAt(ref b, (left + 2) * bStride) = Avx.UnpackLow(even, odd);
            WideAt(ref b, (left + 3) * bStride) = Avx.UnpackHigh(even, odd);
        }
    }

    // Four numbers of a row, and of the row four further down.
    private static Vector256<float> Rows(ref float a, nint stride, nint row, nint left) =>
        Vector256.Create(At(ref a, row * stride + left), At(ref a, (row + Side) * stride + left));

    private static ref Vector256<float> WideAt(ref float origin, nint offset) => ref Unsafe.As<float, Vector256<float>>(ref Unsafe.Add(ref origin, offset));

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
