using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The constants of <see cref="LogarithmFunction"/> for <see cref="double"/>.</summary>
internal readonly struct DoubleLogarithmTerms : ILogarithmTerms
{
    public static double SmallestNormal => 2.2250738585072014e-308;

    public static double FractionBits => 52;

    public static double Ln2High => 0.6931471803691238;

    public static double Ln2Low => 1.9082149292705877e-10;

    public static double Scale => 4503599627370496;

    [MethodImpl(Hot.Inlined)]
    public static T Polynomial<T>(T z) where T : struct, ILanes<T>
    {
        var q = T.MultiplyAdd(z, T.Create(0.1479719084236569632), T.Create(0.1531393777006028168));
        q = T.MultiplyAdd(z, q, T.Create(0.1818356824077219361));
        q = T.MultiplyAdd(z, q, T.Create(0.2222219850855405681));
        q = T.MultiplyAdd(z, q, T.Create(0.2857142874289901763));
        q = T.MultiplyAdd(z, q, T.Create(0.399999999994130271));
        return T.MultiplyAdd(z, q, T.Create(0.6666666666666734491));
    }
}
