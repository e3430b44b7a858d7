using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>Keras' guard against ln 0: probabilities between 1e-7 and 1 − 1e-7.</summary>
internal static class ClippedProbability
{
    /// <summary>The nearest number inside the bounds.</summary>
    public static T Of<T>(T probability) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.Clamp(probability, T.CreateTruncating(1e-7), T.CreateTruncating(1 - 1e-7));

    /// <summary>Whether clipping leaves the number as it is, and so lets its gradient pass. NaN passes.</summary>
    public static bool IsInside<T>(T probability) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(probability).Equals(probability);

    /// <summary>Σ p, by which Keras divides.</summary>
    public static T Sum<T>(ReadOnlySpan<T> probabilities) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        foreach (var p in probabilities) sum += p;
        return sum;
    }
}
