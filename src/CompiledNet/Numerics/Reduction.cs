using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>From lanes to one number, where the runtime has no such operation.</summary>
internal static class Reduction
{
    /// <summary>The largest lane; NaN if one of them is.</summary>
    [MethodImpl(Hot.Inlined)]
    public static T Largest<T>(Vector128<T> value) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) return T.Max(value[0], value[1]);
        var pair = Lanes128<T>.Max(new(value), new(Vector128.Shuffle(value.AsInt32(), Vector128.Create(2, 3, 0, 1)).As<int, T>())).Value;
        return T.Max(pair[0], pair[1]);
    }
}
