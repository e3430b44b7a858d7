using System;

namespace CompiledNet;

/// <summary>Steps on a batch that layers mix, with its targets, before the network sees it.</summary>
public sealed partial class Trainer
{
    private readonly BatchMixing? _mixing;

    /// <summary>The targets that the last step on a batch was taken with.</summary>
    internal ReadOnlySpan<float> TargetsOf(ref readonly BatchMemory batch, int rows) => _mixing is { } mixing ? mixing.Targets(rows).Span : batch.Targets.Span;

    // What is computed on: the batch as it was given, or mixed.
    private BatchSpans Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, int rows)
    {
        if (_mixing is not { } mixing) return new BatchSpans { Inputs = inputs, Targets = targets, SampleWeights = sampleWeights };
        mixing.Mix(inputs, targets, rows, Step);
        return new BatchSpans { Inputs = mixing.Inputs(rows).Span, Targets = mixing.Targets(rows).Span, SampleWeights = sampleWeights };
    }

    private float StepOnMixed(ref readonly BatchMemory batch, int rows)
    {
        _mixing!.Mix(batch.Inputs.Span, batch.Targets.Span, rows, Step);
        var mixed = new BatchMemory(_mixing.Inputs(rows), _mixing.Targets(rows), batch.SampleWeights);
        return StepOn(in mixed, rows);
    }
}
