using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Embeddings that lie side by side in one prediction.</summary>
internal static class EmbeddingPair
{
    /// <summary>How wide each of <paramref name="count"/> embeddings is.</summary>
    /// <exception cref="ArgumentException">They have not all the same width, or the target is not one number.</exception>
    [MethodImpl(Hot.Optimized)]
    public static int Width(int prediction, int count, int target)
    {
        if (prediction == 0 || prediction % count != 0)
            throw new ArgumentException($"The prediction must be {count} embeddings of one width side by side, and not {prediction} numbers.", nameof(prediction));
        if (target != 1) throw new ArgumentException($"The target must be one number, and not {target} numbers.", nameof(target));
        return prediction / count;
    }

    /// <summary>√Σ (a − b + shift)².</summary>
    [MethodImpl(Hot.Optimized)]
    public static T Distance<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T shift) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            var difference = a[i] - b[i] + shift;
            sum += difference * difference;
        }

        return T.Sqrt(sum);
    }
}
