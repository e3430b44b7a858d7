using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The samples of a data set, in their order or in one that follows from the seed and the epoch: that of a fit on the data set itself.</summary>
internal sealed class DatasetReader(Dataset data, SourcePass pass) : IBatchReader
{
    private readonly int[] _order = pass.Shuffle ? SourceStreams.Order(data.Count, pass) : [];
    private int _next;

    [MethodImpl(Hot.Optimized)]
    public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
    {
        int rows = Math.Min(most, data.Count - _next);
        if (rows > 0 && !pass.IsWhole) CopyWanted(rows, features, targets);
        else if (rows > 0 && pass.Shuffle) data.CopyRows(_order.AsSpan(_next, rows), features, targets);
        else if (rows > 0)
        {
            data.Features.Slice(_next * data.FeatureCount, rows * data.FeatureCount).CopyTo(features);
            data.Targets.Slice(_next * data.TargetCount, rows * data.TargetCount).CopyTo(targets);
        }

        _next += rows;
        return rows;
    }

    public void Dispose()
    {
    }

    private void CopyWanted(int rows, Span<float> features, Span<float> targets)
    {
        for (int row = 0; row < rows; row++)
        {
            if (!pass.IsWanted(_next + row)) continue;
            int sample = pass.Shuffle ? _order[_next + row] : _next + row;
            data.FeatureRow(sample).CopyTo(features[(row * data.FeatureCount)..]);
            data.TargetRow(sample).CopyTo(targets[(row * data.TargetCount)..]);
        }
    }
}
