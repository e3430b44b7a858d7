using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The polynomials of <see cref="ErrorFunction"/> for <see cref="float"/>.</summary>
internal readonly struct SingleErrorTerms : IErrorTerms
{
    public static double One => 4;

    [MethodImpl(Hot.Inlined)]
    public static T Near<T>(T w) where T : struct, ILanes<T>
    {
        var e = T.MultiplyAdd(w, T.Create(0.00007851645189310840647), T.Create(-0.0008009566978897803791));
        e = T.MultiplyAdd(w, e, T.Create(0.005188260432198894244));
        e = T.MultiplyAdd(w, e, T.Create(-0.02685377793138730042));
        e = T.MultiplyAdd(w, e, T.Create(0.1128358434129457881));
        e = T.MultiplyAdd(w, e, T.Create(-0.3761262574934216158));
        return T.MultiplyAdd(w, e, T.Create(1.128379165713911797));
    }

    [MethodImpl(Hot.Inlined)]
    public static T Far<T>(T u) where T : struct, ILanes<T>
    {
        var f = T.MultiplyAdd(u, T.Create(-0.6156314359834065472), T.Create(5.783860279275251605));
        f = T.MultiplyAdd(u, f, T.Create(-0.2433993720222065055));
        f = T.MultiplyAdd(u, f, T.Create(0.7844487079531646056));
        return T.MultiplyAdd(u, f, T.Create(-0.01347158037043964903));
    }
}
