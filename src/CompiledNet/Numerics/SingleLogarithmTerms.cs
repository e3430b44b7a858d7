using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The constants of <see cref="LogarithmFunction"/> for <see cref="float"/>.</summary>
internal readonly struct SingleLogarithmTerms : ILogarithmTerms
{
    public static double SmallestNormal => 1.17549435e-38;

    public static double FractionBits => 23;

    public static double Ln2High => 0.693359375;

    public static double Ln2Low => -2.1219444005469057e-4;

    public static double Scale => 8388608;

    [MethodImpl(Hot.Inlined)]
    public static T Polynomial<T>(T z) where T : struct, ILanes<T>
    {
        var q = T.MultiplyAdd(z, T.Create(0.2987440400878711265), T.Create(0.3997742153375393639));
        return T.MultiplyAdd(z, q, T.Create(0.6666677757152939735));
    }
}
