using System;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// e^x for a single <see cref="float"/>, in double precision: e^x = 2^n · 2^r with n + r = x · log₂e and |r| ≤ ½.
/// </summary>
/// <remarks>
/// Nothing runs beside a lone number that could hide how long its operations wait for each other. In double precision one
/// step splits x · log₂e where the vectors need two, and nothing has to be corrected.
/// The polynomial interpolates 2^r at the seven Chebyshev nodes, with a relative error of 2.6e-9.
/// </remarks>
internal static class LoneExponential
{
    // The result is zero below, infinity above.
    private const float Lowest = -104, Highest = 89;

    private const double Log2E = 1.4426950408889634;

    // Adding 1.5·2^52 rounds to an integer and leaves it in the low bits.
    private const double Round = 6755399441055744;

    private const double
        C1 = 0.6931472067028324, C2 = 0.2402265092228874, C3 = 0.05550327226670859,
        C4 = 0.009618056678531378, C5 = 0.001340042817741415, C6 = 0.00015461444695844806;

    /// <summary>e^x; infinity beyond the largest finite number, zero below the smallest.</summary>
    [MethodImpl(Hot.Inlined)]
    public static float Exp(float x)
    {
        double z = Log2E * float.MaxNative(Lowest, float.MinNative(Highest, x)), rounded = z + Round, r = z - (rounded - Round), r2 = r * r;
        double power = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(rounded) << BinaryFormat.DoubleFraction) + BitConverter.DoubleToInt64Bits(1));
        double low = double.MultiplyAddEstimate(r, C1, 1), middle = double.MultiplyAddEstimate(r, C3, C2);
        double high = double.MultiplyAddEstimate(r2, C6, double.MultiplyAddEstimate(r, C5, C4));
        return (float)(power * double.MultiplyAddEstimate(r2, double.MultiplyAddEstimate(r2, high, middle), low));
    }
}
