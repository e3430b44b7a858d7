using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Memory for some samples of a source.</summary>
internal sealed class SourceRows
{
    private readonly int _features, _targets;
    private readonly bool _hasWeights;

    public SourceRows(IBatchSource source, int capacity)
    {
        (_features, _targets, _hasWeights) = (source.FeatureCount, source.TargetCount, source.HasWeights);
        Grow(capacity);
    }

    public int Capacity { get; private set; }

    /// <summary>How many samples there are.</summary>
    public int Count { get; set; }

    public float[] Features { get; private set; } = [];

    public float[] Targets { get; private set; } = [];

    public float[] Weights { get; private set; } = [];

    public Span<float> FeatureRow(int row) => Features.AsSpan(row * _features, _features);

    public Span<float> TargetRow(int row) => Targets.AsSpan(row * _targets, _targets);

    /// <summary>Makes room for more samples; those that there are stay.</summary>
    public void Grow(int capacity)
    {
        Capacity = capacity;
        Features = Grown(Features, capacity, _features);
        Targets = Grown(Targets, capacity, _targets);
        Weights = Grown(Weights, capacity, _hasWeights ? 1 : 0);
    }

    /// <summary>Reads as many samples as there are, and at most as many as are wanted; fewer only at the end.</summary>
    [MethodImpl(Hot.Optimized)]
    public int Read(IBatchReader reader, int most)
    {
        Count = 0;
        while (Count < most && ReadMore(reader, most))
        {
        }

        return Count;
    }

    /// <summary>Reads some samples behind those that there are, as many as the reader gives at a time and at most until there are as many as are wanted; false at the end.</summary>
    [MethodImpl(Hot.Optimized)]
    public bool ReadMore(IBatchReader reader, int most)
    {
        int rows = reader.Read(Features.AsSpan(Count * _features), Targets.AsSpan(Count * _targets), _hasWeights ? Weights.AsSpan(Count) : default, most - Count);
        if ((uint)rows > (uint)(most - Count))
            throw new InvalidOperationException($"A reader of samples gave {rows}, where 0 to {most - Count} were expected.");
        Count += rows;
        return rows > 0;
    }

    /// <summary>Copies a sample to the place of another one.</summary>
    [MethodImpl(Hot.Optimized)]
    public void CopyRow(int row, Span<float> features, Span<float> targets, Span<float> weights, int to)
    {
        FeatureRow(row).CopyTo(features[(to * _features)..]);
        TargetRow(row).CopyTo(targets[(to * _targets)..]);
        if (_hasWeights) weights[to] = Weights[row];
    }

    /// <summary>Copies samples that follow each other.</summary>
    [MethodImpl(Hot.Optimized)]
    public void CopyRows(int first, int rows, Span<float> features, Span<float> targets, Span<float> weights)
    {
        Features.AsSpan(first * _features, rows * _features).CopyTo(features);
        Targets.AsSpan(first * _targets, rows * _targets).CopyTo(targets);
        if (_hasWeights) Weights.AsSpan(first, rows).CopyTo(weights);
    }

    private static float[] Grown(float[] numbers, int rows, int width)
    {
        Array.Resize(ref numbers, checked(rows * width));
        return numbers;
    }
}
