using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The polynomials of <see cref="ErrorFunction"/> for <see cref="double"/>.</summary>
internal readonly struct DoubleErrorTerms : IErrorTerms
{
    public static double One => 6;

    [MethodImpl(Hot.Inlined)]
    public static T Near<T>(T w) where T : struct, ILanes<T>
    {
        var e = T.MultiplyAdd(w, T.Create(-7.776538961444248129e-10), T.Create(1.370941108097378369e-8));
        e = T.MultiplyAdd(w, e, T.Create(-1.620594996273737862e-7));
        e = T.MultiplyAdd(w, e, T.Create(1.644708377177748151e-6));
        e = T.MultiplyAdd(w, e, T.Create(-0.0000149247083863926986));
        e = T.MultiplyAdd(w, e, T.Create(0.0001205529336970489307));
        e = T.MultiplyAdd(w, e, T.Create(-0.0008548325922219783965));
        e = T.MultiplyAdd(w, e, T.Create(0.00522397760596542925));
        e = T.MultiplyAdd(w, e, T.Create(-0.0268661706430919225));
        e = T.MultiplyAdd(w, e, T.Create(0.1128379167094405396));
        e = T.MultiplyAdd(w, e, T.Create(-0.3761263890318351601));
        return T.MultiplyAdd(w, e, T.Create(1.128379167095512565));
    }

    [MethodImpl(Hot.Inlined)]
    public static T Far<T>(T u) where T : struct, ILanes<T>
    {
        var f = T.MultiplyAdd(u, T.Create(-212.1744889851335374), T.Create(748.1532246481779959));
        f = T.MultiplyAdd(u, f, T.Create(-1153.237943580440337));
        f = T.MultiplyAdd(u, f, T.Create(994.9792967147935971));
        f = T.MultiplyAdd(u, f, T.Create(-510.941776199302902));
        f = T.MultiplyAdd(u, f, T.Create(161.2774214827429424));
        f = T.MultiplyAdd(u, f, T.Create(-41.13421378288193415));
        f = T.MultiplyAdd(u, f, T.Create(9.891694218084884137));
        f = T.MultiplyAdd(u, f, T.Create(1.89682689412674863));
        f = T.MultiplyAdd(u, f, T.Create(2.058572638133777314));
        f = T.MultiplyAdd(u, f, T.Create(1.123258936863399838));
        f = T.MultiplyAdd(u, f, T.Create(0.564377717508833965));
        return T.MultiplyAdd(u, f, T.Create(-3.137392010384479595e-6));
    }
}
