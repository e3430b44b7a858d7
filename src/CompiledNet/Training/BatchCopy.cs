using System;

namespace CompiledNet;

/// <summary>Copies batches that came as spans, which cannot go to another thread, into memory of its own.</summary>
internal sealed class BatchCopy
{
    private float[] _inputs = [], _targets = [], _weights = [];

    /// <summary>The batch in memory that lasts until the next.</summary>
    public BatchMemory Of(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights) =>
        new(Copy(inputs, ref _inputs), Copy(targets, ref _targets), Copy(sampleWeights, ref _weights));

    private static ReadOnlyMemory<float> Copy(ReadOnlySpan<float> values, ref float[] memory)
    {
        if (memory.Length < values.Length) memory = new float[values.Length];
        values.CopyTo(memory);
        return memory.AsMemory(0, values.Length);
    }
}
