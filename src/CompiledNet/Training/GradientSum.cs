using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Adds the gradients of the shards to that of the first, in their order.</summary>
internal sealed class GradientSum(TrainingWorkspace<float>[] shards) : ITeamWork
{
    /// <summary>Numbers that stay in the first-level cache while others are added to them.</summary>
    public const int BlockLength = 2048;

    /// <summary>How many shards there are to add up; one if it has been done.</summary>
    public int Count { get; set; } = 1;

    public void Run(int worker, int workers)
    {
        var (first, length) = WorkShare.OfBlock(shards[0].Gradients.Length, worker, workers).GetOffsetAndLength(shards[0].Gradients.Length);
        for (int end = first + length; first < end; first += BlockLength) AddBlock(first, Math.Min(BlockLength, end - first));
    }

    /// <summary>Adds up a block.</summary>
    public void AddBlock(int first, int length) => AddBlock(first, length, Count);

    /// <summary>Adds up a block but for its last term.</summary>
    public GradientTerms TermsOfBlock(int first, int length)
    {
        AddBlock(first, length, Count - 1);
        return new(shards[0].Gradients.Span.Slice(first, length), shards[Count - 1].Gradients.Span.Slice(first, length));
    }

    private void AddBlock(int first, int length, int count)
    {
        var sum = shards[0].Gradients.Span.Slice(first, length);
        for (int i = 1; i < count; i++) Add(sum, shards[i].Gradients.Span.Slice(first, length));
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
