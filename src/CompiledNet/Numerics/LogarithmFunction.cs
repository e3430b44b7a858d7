using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>ln x and ln(1 + x) for every width and both precisions.</summary>
/// <remarks>
/// x = m · 2^k with √½ ≤ m &lt; √2; with f = m − 1 and s = f / (2 + f), ln m = 2s + s·R, R = s²·Q(s²), computed as
/// f − (f²/2 − s·(f²/2 + R)) so that its largest term is exact; this arrangement is that of FreeBSD's e_log.c. Q is the
/// least-maximum polynomial. Within 1 unit in the last place.
/// Called and not inlined: inlined into a kernel a few times over, it would exhaust the compiler's budget for the rest.
/// </remarks>
internal static class LogarithmFunction
{
    /// <summary>ln x; −∞ at ±0, NaN below zero, right for subnormal numbers too.</summary>
    [MethodImpl(Hot.Called)]
    public static T Log<T, TTerms>(T x) where T : struct, IBinaryLanes<T> where TTerms : ILogarithmTerms
    {
        var tiny = T.Create(TTerms.SmallestNormal);
        var scaled = T.SelectGreater(tiny, x, x * T.Create(TTerms.Scale), x);
        var m = T.Split(scaled, out var k);
        k -= T.SelectGreater(tiny, x, T.Create(TTerms.FractionBits), T.Zero);
        var y = Sum<T, TTerms>(m - T.One, k, T.Zero);
        y = T.SelectEqual(x, T.Create(double.PositiveInfinity), x, y);
        return T.SelectGreater(x, T.Zero, y, T.SelectEqual(x, T.Zero, T.Create(double.NegativeInfinity), T.Create(double.NaN)));
    }

    /// <summary>ln(1 + x) without losing the digits of a small x: what rounding 1 + x lost is added back, divided by 1 + x.</summary>
    [MethodImpl(Hot.Called)]
    public static T LogP1<T, TTerms>(T x) where T : struct, IBinaryLanes<T> where TTerms : ILogarithmTerms
    {
        var u = T.One + x;
        var lost = T.SelectGreater(T.One, x, x - (u - T.One), T.One - (u - x));
        var m = T.Split(u, out var k);
        var y = Sum<T, TTerms>(m - T.One, k, lost / u);
        y = T.SelectEqual(x, T.Create(double.PositiveInfinity), x, y);
        return T.SelectGreater(u, T.Zero, y, T.SelectEqual(u, T.Zero, T.Create(double.NegativeInfinity), T.Create(double.NaN)));
    }

    /// <summary>ln(1 + f) + k ln 2 + <paramref name="small"/>.</summary>
    [MethodImpl(Hot.Inlined)]
    private static T Sum<T, TTerms>(T f, T k, T small) where T : struct, IBinaryLanes<T> where TTerms : ILogarithmTerms
    {
        var s = f / (f + T.Create(2));
        var z = s * s;
        var r = z * TTerms.Polynomial(z);
        var halfSquare = T.Create(0.5) * f * f;
        // ln 2 in two parts: the product of k and the upper one is exact.
        var low = T.MultiplyAdd(k, T.Create(TTerms.Ln2Low), small);
        var rest = halfSquare - T.MultiplyAdd(s, halfSquare + r, low);
        return T.MultiplyAdd(k, T.Create(TTerms.Ln2High), f - rest);
    }
}
