using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Adds the gradients of the shards to that of the first, in their order.</summary>
internal sealed class GradientSum(TrainingWorkspace<float>[] shards) : ITeamWork
{
    // What is added to stays in the first-level cache meanwhile.
    private const int BlockLength = 2048;

    /// <summary>How many shards the batch has.</summary>
    public int Count { get; set; }

    public void Run(int worker, int workers)
    {
        var (first, length) = WorkShare.OfBlock(shards[0].Gradients.Length, worker, workers).GetOffsetAndLength(shards[0].Gradients.Length);
        for (int end = first + length; first < end; first += BlockLength)
        {
            var sum = shards[0].Gradients.Span[first..Math.Min(first + BlockLength, end)];
            for (int i = 1; i < Count; i++) Add(sum, shards[i].Gradients.Span.Slice(first, sum.Length));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(Span<float> sum, ReadOnlySpan<float> terms)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(terms);
        for (int i = 0; i < sums.Length; i++) sums[i] += vectors[i];
        for (int i = sums.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] += terms[i];
    }
}
