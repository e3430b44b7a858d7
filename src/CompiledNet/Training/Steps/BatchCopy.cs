using System;

namespace CompiledNet;

/// <summary>Copies batches that came as spans, which cannot go to another thread, into memory of its own.</summary>
internal sealed class BatchCopy
{
    private float[] _inputs = [], _targets = [], _weights = [], _outputGradients = [];

    /// <summary>The batch in memory that lasts until the next.</summary>
    public BatchMemory Of(in BatchSpans batch) => new(Copy(batch.Inputs, ref _inputs), Copy(batch.Targets, ref _targets), Copy(batch.SampleWeights, ref _weights))
    {
        OutputGradients = Copy(batch.OutputGradients, ref _outputGradients),
    };

    private static ReadOnlyMemory<float> Copy(ReadOnlySpan<float> values, ref float[] memory)
    {
        if (memory.Length < values.Length) memory = new float[values.Length];
        values.CopyTo(memory);
        return memory.AsMemory(0, values.Length);
    }
}
