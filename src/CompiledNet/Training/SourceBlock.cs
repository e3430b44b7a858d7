using System;

namespace CompiledNet;

/// <summary>Reads a source block by block for a network, and refuses what the network cannot take by the row of the source.</summary>
internal sealed class SourceBlock
{
    private readonly NetworkDescription _network;
    private readonly IBatchSource _source;
    private readonly SourceRows _rows;
    private readonly bool _checksTargets;

    /// <summary>Reserves memory for so many rows.</summary>
    /// <param name="network">The network that takes them.</param>
    /// <param name="source">The source; its widths are checked already.</param>
    /// <param name="capacity">The largest block.</param>
    /// <param name="checksTargets">Whether targets are wanted at all.</param>
    public SourceBlock(NetworkDescription network, IBatchSource source, int capacity, bool checksTargets)
    {
        WorkspaceLength.Of(network, capacity, Math.Max(source.FeatureCount, source.TargetCount));
        (_network, _source, _rows, _checksTargets) = (network, source, new SourceRows(source, capacity), checksTargets);
    }

    /// <summary>The rows of the current block.</summary>
    public int Rows => _rows.Count;

    /// <summary>Rows × InputSize numbers.</summary>
    public ReadOnlyMemory<float> Features => _rows.Features.AsMemory(0, Rows * _source.FeatureCount);

    /// <summary>Rows × TargetSize numbers.</summary>
    public ReadOnlyMemory<float> Targets => _rows.Targets.AsMemory(0, Rows * _source.TargetCount);

    /// <summary>One weight a row, or empty.</summary>
    public ReadOnlyMemory<float> Weights => _rows.Weights.AsMemory(0, _source.HasWeights ? Rows : 0);

    /// <summary>Reads the next rows, fewer than wanted only at the end; 0 behind it.</summary>
    /// <param name="reader">The pass over the source.</param>
    /// <param name="most">How many rows are wanted, at most as many as there is room for.</param>
    /// <param name="firstRow">The number of the first of them in the pass.</param>
    /// <exception cref="ArgumentException">A row is nothing that the network takes; the message names it.</exception>
    public int Read(IBatchReader reader, int most, long firstRow)
    {
        if (_rows.Read(reader, most) == 0) return 0;
        DataCheck.Features(_network, _source, Features.Span, firstRow, "data");
        if (!_checksTargets) return Rows;
        TargetCheck.Run(_network, Targets.Span, Rows, "data", firstRow);
        BatchCheck.Weights(Weights.Span, Rows, "data");
        return Rows;
    }
}
