using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.CompilerServices;

/// <summary>The sums over the lanes of several vectors at once, side by side: half the work of one sum after the other.</summary>
public static class LaneSums
{
    /// <summary>[Σ a, Σ b, Σ c, Σ d], neighbours first.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) => Pairs(Pairs(a, b), Pairs(c, d));

    /// <summary>[Σ a, Σ b, Σ c, Σ d], halves first.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    /// <summary>[Σ a, Σ b, Σ c, Σ d], halves first.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<float> Of(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    /// <summary>[Σ a, Σ b].</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<double> Of(Vector128<double> a, Vector128<double> b) =>
        Sse3.IsSupported ? Sse3.HorizontalAdd(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.AddPairwise(a, b)
        : Vector128.Create(a[0] + a[1], b[0] + b[1]);

    /// <summary>[Σ a, Σ b], halves first.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<double> Of(Vector256<double> a, Vector256<double> b) => Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());

    /// <summary>[Σ a, Σ b], halves first.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Vector128<double> Of(Vector512<double> a, Vector512<double> b) => Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());

    // The sums of neighbours: a[0] + a[1], a[2] + a[3], then those of b.
    [MethodImpl(Hot.Inlined)]
    private static Vector128<float> Pairs(Vector128<float> a, Vector128<float> b) =>
        Sse3.IsSupported ? Sse3.HorizontalAdd(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.AddPairwise(a, b)
        : Vector128.Create(a[0] + a[1], a[2] + a[3], b[0] + b[1], b[2] + b[3]);
}
