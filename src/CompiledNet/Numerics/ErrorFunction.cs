using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>erf x = 2/√π ∫₀ˣ exp(−t²) dt for every width and both precisions.</summary>
/// <remarks>
/// For |x| ≤ 1, x·E(x²); beyond, 1 − exp(−x²)·F(1 / (|x| + 2)), which is 1 in the given precision from 4 (float) or
/// 6 (double). E and F are least-maximum polynomials. Float within 2e-7 absolute and relative, double within 1e-15.
/// Called and not inlined: inlined into a kernel a few times over, it would exhaust the compiler's budget for the rest.
/// </remarks>
internal static class ErrorFunction
{
    /// <summary>erf x.</summary>
    [MethodImpl(Hot.Called)]
    public static T Erf<T, TTerms>(T x) where T : struct, ILanes<T> where TTerms : IErrorTerms
    {
        var square = x * x;
        var near = x * TTerms.Near(square);
        var t = T.MinNative(T.Create(TTerms.One), T.Abs(x));
        var u = T.One / (t + T.Create(2));
        var far = T.One - T.Exp(-t * t) * TTerms.Far(u);
        return T.SelectGreater(T.Abs(x), T.One, T.SelectGreater(T.Zero, x, -far, far), near);
    }
}
