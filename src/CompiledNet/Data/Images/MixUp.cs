using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Weighted means of two samples, with one weight for a batch.</summary>
internal sealed class MixUp(int batchSize, int width, int targetWidth, double alpha) : Mixing(batchSize, width, targetWidth)
{
    protected override double Begin(RandomStream random) => Beta(alpha, random);

    protected override double Mix(Span<float> features, ReadOnlySpan<float> others, double shared, RandomStream random)
    {
        Blend(features, others, (float)shared);
        return shared;
    }
}
