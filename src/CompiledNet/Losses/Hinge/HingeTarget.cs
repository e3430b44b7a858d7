using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The targets of the hinge losses, given as −1 and 1 or as 0 and 1.</summary>
internal static class HingeTarget
{
    /// <summary>−1 for 0, anything else as it is.</summary>
    [MethodImpl(Hot.Inlined)]
    public static T Signed<T>(T target) where T : struct, ILanes<T> => T.SelectEqual(target, T.Zero, -T.One, target);
}
