using System;

namespace CompiledNet;

/// <summary>Reads a source block by block for a network, and refuses what the network cannot take by the row of the source.</summary>
internal sealed class SourceBlock
{
    private readonly NetworkDescription _network;
    private readonly IBatchSource _source;
    private readonly SourceRows _rows;
    private readonly bool _checksTargets;
    private readonly Func<int, (int First, int Count)>? _own;

    /// <summary>Reserves memory for so many rows.</summary>
    /// <param name="network">The network that takes them.</param>
    /// <param name="source">The source; its widths are checked already.</param>
    /// <param name="capacity">The largest block.</param>
    /// <param name="checksTargets">Whether targets are wanted at all.</param>
    /// <param name="own">Which rows of a block this process reads, by how many the block has; null for all. There is anything in the others.</param>
    public SourceBlock(NetworkDescription network, IBatchSource source, int capacity, bool checksTargets, Func<int, (int First, int Count)>? own = null)
    {
        WorkspaceLength.Of(network, capacity, Math.Max(source.FeatureCount, source.TargetCount));
        (_network, _source, _rows, _checksTargets) = (network, source, new SourceRows(source, capacity), checksTargets);
        _own = own;
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
        var (first, count) = Own;
        DataCheck.Features(_network, _source, Features.Span.Slice(first * _source.FeatureCount, count * _source.FeatureCount), firstRow + first, "data");
        if (!_checksTargets) return Rows;
        TargetCheck.Run(_network, Targets.Span.Slice(first * _source.TargetCount, count * _source.TargetCount), count, "data", firstRow + first);
        if (_source.HasWeights) BatchCheck.Weights(Weights.Span.Slice(first, count), count, "data", firstRow + first);
        return Rows;
    }

    /// <summary>A hash of the rows that this process has read, each with its place: the sum over all processes is that of the block.</summary>
    public ulong Hash()
    {
        var (first, count) = Own;
        ulong sum = 0;
        for (int row = first; row < first + count; row++)
            sum = unchecked(sum + NumberHash.Of(_rows.TargetRow(row), NumberHash.Of(_rows.FeatureRow(row), NumberHash.Empty + (ulong)row)));
        return sum;
    }

    /// <summary>Brings in what others have read of targets and weights.</summary>
    /// <param name="processes">Who has which rows.</param>
    /// <param name="withTargets">Whether targets are wanted as well as weights.</param>
    public void Gather(IRowGathering processes, bool withTargets)
    {
        if (withTargets) processes.Gather(_rows.Targets.AsSpan(0, Rows * _source.TargetCount), _source.TargetCount);
        if (_source.HasWeights) processes.Gather(_rows.Weights.AsSpan(0, Rows), 1);
    }

    private (int First, int Count) Own => _own is null ? (0, Rows) : _own(Rows);
}
