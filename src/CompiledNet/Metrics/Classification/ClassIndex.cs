using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Which class a sample belongs to.</summary>
internal static class ClassIndex
{
    /// <summary>The class with the highest score, the first of equals; NaN counts as the highest, as in PyTorch and NumPy, so that it is not lost.</summary>
    [MethodImpl(Hot.Optimized)]
    public static int OfHighest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length && !float.IsNaN(scores[best]); i++)
            if (!(scores[i] <= scores[best])) best = i;
        return best;
    }

    /// <summary>The class with the highest of several outputs; of a single one class 1 if it is above the threshold, else 0.</summary>
    [MethodImpl(Hot.Optimized)]
    public static int OfPrediction(ReadOnlySpan<float> prediction, float threshold) =>
        prediction.Length > 1 ? OfHighest(prediction) : prediction[0] > threshold ? 1 : 0;

    /// <summary>The class that a target is, as an index or one-hot.</summary>
    /// <exception cref="ArgumentException">It is no class, or has another size than 1 or the number of classes.</exception>
    [MethodImpl(Hot.Optimized)]
    public static int OfTarget(ReadOnlySpan<float> target, int classes, string metric)
    {
        if (target.Length == classes) return OfHighest(target);
        if (target.Length != 1)
            throw new ArgumentException($"'{metric}' needs as a target the index of a class, 1 number, or a one-hot vector of {classes}, not {target.Length} numbers.", nameof(target));
        // A negated comparison, so that NaN is refused too.
        if (!(target[0] >= 0 && target[0] < classes) || target[0] != (int)target[0])
            throw new ArgumentException($"A target of '{metric}' is {target[0]}, not a class from 0 to {classes - 1}.", nameof(target));
        return (int)target[0];
    }
}
