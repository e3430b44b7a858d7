using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// Keeps numbers below the smallest normal one out of recurrent state. A state that fades away would stay among them for
/// thousands of steps, and each operation on one takes a processor some hundred cycles.
/// </summary>
public static class Denormals
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary><paramref name="value"/>, or zero in the lanes where it is closer to zero than the smallest normal <see cref="float"/>; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Flush<T>(T value) where T : struct, ILanes<T> => T.SelectGreater(T.Create(SmallestNormal), T.Abs(value), T.Zero, value);
}
