using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A target that is the index of a class.</summary>
internal static class ClassTarget
{
    /// <exception cref="ArgumentException">The target is not one number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is not the index of a class.</exception>
    [MethodImpl(Hot.Optimized)]
    public static int Index<T>(int classes, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.Length != 1)
            throw new ArgumentException($"The target must be one number, the index of the class, and not {target.Length} numbers.", nameof(target));
        // A negated comparison, so that NaN is refused too.
        if (!(target[0] >= T.Zero && target[0] < T.CreateTruncating(classes)) || !T.IsInteger(target[0]))
            throw new ArgumentOutOfRangeException(nameof(target), $"The target must be a whole number from 0 to {classes - 1}, the index of a class, and not {target[0]}.");
        return int.CreateTruncating(target[0]);
    }
}
