using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Targets that are labels, and padding behind them.</summary>
internal static class LabelSequence
{
    /// <summary>How many labels there are before the padding, which is −1 or the blank.</summary>
    /// <exception cref="ArgumentException">A label is no class, there are labels behind the padding, or the blank is no class.</exception>
    [MethodImpl(Hot.Optimized)]
    public static int Length<T>(ReadOnlySpan<T> target, int classes, int blank) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (blank < 0 || blank >= classes) throw new ArgumentException($"The blank is one of the {classes} classes, from 0 to {classes - 1}, not {blank}.", nameof(blank));
        int length = 0;
        while (length < target.Length && !IsPadding(target[length], blank))
        {
            // A negated comparison, so that NaN is refused too.
            if (!(target[length] >= T.Zero && target[length] < T.CreateTruncating(classes)) || !T.IsInteger(target[length]))
                throw new ArgumentException($"A label must be a whole number from 0 to {classes - 1}, or -1 where there is none, not {target[length]}.", nameof(target));
            length++;
        }

        for (int i = length; i < target.Length; i++)
            if (!IsPadding(target[i], blank)) throw new ArgumentException($"Labels come first and padding behind them, but label {target[i]} at {i} stands behind the padding at {length}.", nameof(target));
        return length;
    }

    [MethodImpl(Hot.Inlined)]
    private static bool IsPadding<T>(T target, int blank) where T : unmanaged, IBinaryFloatingPointIeee754<T> => target == -T.One || target == T.CreateTruncating(blank);
}
