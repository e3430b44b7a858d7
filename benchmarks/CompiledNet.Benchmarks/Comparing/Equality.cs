using System;

namespace CompiledNet.Benchmarks.Comparing;

/// <summary>Whether two contenders computed the same: nobody is timed who did something else.</summary>
public static class Equality
{
    /// <summary>The largest difference allowed where a workload names no other, for numbers below 1 absolute, above relative.</summary>
    public const float Tolerance = 1e-5f;

    /// <returns>The largest difference.</returns>
    /// <exception cref="InvalidOperationException">The answers differ; the message says where and by how much.</exception>
    public static float Check(string workload, string peer, ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs, float tolerance = Tolerance)
    {
        if (ours.Length != theirs.Length)
            throw new InvalidOperationException($"{workload}: {peer} gave {theirs.Length} numbers where ours gave {ours.Length}.");
        float largest = 0;
        for (int i = 0; i < ours.Length; i++)
        {
            float difference = MathF.Abs(ours[i] - theirs[i]) / MathF.Max(1, MathF.Abs(ours[i]));
            largest = MathF.Max(largest, difference);
            if (!(difference <= tolerance))
                throw new InvalidOperationException($"{workload}: {peer} gave {theirs[i]:G9} where ours gave {ours[i]:G9}, at place {i} of {ours.Length}.");
        }

        return largest;
    }
}
