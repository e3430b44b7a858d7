using System;

namespace CompiledNet;

/// <summary>Which class a sample belongs to.</summary>
internal static class ClassIndex
{
    /// <summary>The class with the highest score, the first of equals.</summary>
    public static int OfHighest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        return best;
    }
}
