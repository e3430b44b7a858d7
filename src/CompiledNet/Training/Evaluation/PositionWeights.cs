using System;

namespace CompiledNet;

/// <summary>How much each position of an output counts in a metric: as much as its sample, or nothing where a mask leaves it out.</summary>
internal sealed class PositionWeights
{
    private readonly int _maskSize;
    private readonly float[] _weights;

    public PositionWeights(NetworkDescription network, int capacity)
    {
        _maskSize = network.MaskSize;
        int most = 1;
        foreach (var output in network.Outputs) most = Math.Max(most, output.Positions);
        _weights = most == 1 && _maskSize == 0 ? [] : new float[WorkspaceLength.Of(network, capacity, most)];
    }

    /// <summary>One weight for each position of each row, or nothing if all count 1.</summary>
    public ReadOnlySpan<float> Of(OutputDescription output, ReadOnlySpan<float> masks, ReadOnlySpan<float> samples, int rows)
    {
        int positions = output.Positions;
        bool isOneForEach = positions > 1 && samples.Length == rows * positions;
        if (output.MaskOffset is null && (positions == 1 || samples.IsEmpty || isOneForEach)) return samples;
        for (int row = 0; row < rows; row++)
        {
            var weights = _weights.AsSpan(row * positions, positions);
            if (output.MaskOffset is { } offset) masks.Slice(row * _maskSize + offset, positions).CopyTo(weights);
            else weights.Fill(1);
            if (samples.IsEmpty) continue;
            for (int i = 0; i < positions; i++) weights[i] *= samples[isOneForEach ? row * positions + i : row];
        }

        return _weights.AsSpan(0, rows * positions);
    }
}
