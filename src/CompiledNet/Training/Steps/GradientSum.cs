using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>Adds the gradients of the shards to that of the first, in their order.</summary>
internal sealed class GradientSum(TrainingWorkspace<float>[] shards) : ITeamWork
{
    /// <summary>Numbers that stay in the first-level cache while others are added to them.</summary>
    public const int BlockLength = 2048;

    /// <summary>How many shards there are to add up; one if it has been done.</summary>
    public int Count { get; set; } = 1;

    void ITeamWork.Run(int worker, int workers) => Complete(WorkShare.OfBlock(shards[0].Gradients.Length, worker, workers));

    /// <summary>Adds up a part in the memory of the first shard.</summary>
    public void Complete(Range part)
    {
        var (first, length) = part.GetOffsetAndLength(shards[0].Gradients.Length);
        for (int end = first + length; first < end; first += BlockLength)
            Add(first, shards[0].Gradients.Span[first..Math.Min(first + BlockLength, end)]);
    }

    /// <summary>Of two shards or more, adds up as many numbers from <paramref name="first"/> on as <paramref name="sum"/> takes, in its memory.</summary>
    public void Add(int first, Span<float> sum)
    {
        Add(shards[0].Gradients.Span[first..], shards[1].Gradients.Span[first..], sum);
        for (int i = 2; i < Count; i++) Add(sum, shards[i].Gradients.Span[first..], sum);
    }

    /// <summary>Adds as many numbers as <paramref name="sum"/> takes, which may be one of the two.</summary>
    // Cut to one length, so that the loop checks no bounds.
    [MethodImpl(Hot.Optimized)]
    public static void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> sum)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var lefts = MemoryMarshal.Cast<float, Vector<float>>(left)[..sums.Length];
        var rights = MemoryMarshal.Cast<float, Vector<float>>(right)[..sums.Length];
        for (int i = 0; i < sums.Length; i++) sums[i] = lefts[i] + rights[i];
        for (int i = sums.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] = left[i] + right[i];
    }
}
