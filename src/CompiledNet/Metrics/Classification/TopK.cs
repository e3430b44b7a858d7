using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Whether a class is among the k highest.</summary>
internal static class TopK
{
    public static int Checked(int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return k;
    }

    /// <summary>Whether fewer than k scores are above that of the class, and that is finite.</summary>
    [MethodImpl(Hot.Optimized)]
    public static bool Contains(ReadOnlySpan<float> scores, int index, int k)
    {
        int higher = 0;
        foreach (float score in scores)
            if (score > scores[index]) higher++;
        return higher < k && float.IsFinite(scores[index]);
    }
}
