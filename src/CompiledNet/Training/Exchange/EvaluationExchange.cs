using System;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Shares the blocks of an evaluation out among processes, as an evaluator does among its threads, and gives every process what all have predicted: each
/// then sums losses and metrics in the order of the rows, to the same bits as one process alone, whatever the metric gathers.
/// </summary>
internal sealed class EvaluationExchange : IRowGathering
{
    private readonly Exchange _exchange;
    private readonly NetworkDescription _network;
    private readonly int[] _lanes, _counts;
    private readonly int _blockRows;
    private readonly float[] _outputs, _losses, _masks;

    /// <summary>Tells the others how many lanes this process has; all of them call it at the same time.</summary>
    public EvaluationExchange(Exchange exchange, NetworkDescription network, int lanes, int blockRows)
    {
        (_exchange, _network, _blockRows) = (exchange, network, blockRows);
        (_lanes, _counts) = (new int[exchange.Ranks], new int[exchange.Ranks]);
        _lanes[exchange.Rank] = lanes;
        Array.Fill(_counts, sizeof(int));
        exchange.AllGather(MemoryMarshal.AsBytes(_lanes.AsSpan()), _counts);
        for (int rank = 0; rank < _lanes.Length; rank++)
        {
            if (rank == exchange.Rank) First = Lanes;
            Lanes += _lanes[rank];
        }

        Samples = new SampleShare(exchange, exchange.Ranks == 1 ? null : sample => RankOf((int)(sample / blockRows % Lanes)));
        int rows = checked(Lanes * blockRows);
        _outputs = new float[WorkspaceLength.Of(network, rows, network.OutputSize)];
        _losses = new float[checked(rows * network.Outputs.Count)];
        _masks = new float[WorkspaceLength.Of(network, rows, network.MaskSize)];
    }

    /// <summary>The lanes of all processes, a block each at a time.</summary>
    public int Lanes { get; }

    /// <summary>Which of them is the first of this process.</summary>
    public int First { get; }

    /// <summary>Who takes each sample of a pass.</summary>
    public SampleShare Samples { get; }

    /// <summary>The rows of this process among so many.</summary>
    public (int First, int Count) OwnRows(int rows)
    {
        int first = Math.Min(First * _blockRows, rows);
        return (first, Math.Min((First + _lanes[_exchange.Rank]) * _blockRows, rows) - first);
    }

    /// <summary>Tells the others that this process has read its part of so many rows, or what it has met.</summary>
    public void Meet(Exception? failure, int rows, int pass, long block) => Samples.Agreement.Meet(failure, rows, 0, pass, block);

    /// <summary>Brings together what the lanes of all processes have found for so many rows.</summary>
    public void Gather(EvaluationLane[] own, int rows)
    {
        for (int i = 0; i < own.Length && RowsOf(First + i, rows) > 0; i++)
        {
            int row = (First + i) * _blockRows;
            own[i].Outputs.CopyTo(_outputs.AsSpan(row * _network.OutputSize));
            own[i].Losses.CopyTo(_losses.AsSpan(row * _network.Outputs.Count));
            own[i].Masks[..(own[i].Rows * _network.MaskSize)].CopyTo(_masks.AsSpan(row * _network.MaskSize));
        }

        Gather(_outputs.AsSpan(0, rows * _network.OutputSize), _network.OutputSize);
        Gather(_losses.AsSpan(0, rows * _network.Outputs.Count), _network.Outputs.Count);
        Gather(_masks.AsSpan(0, rows * _network.MaskSize), _network.MaskSize);
    }

    /// <summary>What a lane has found.</summary>
    public EvaluatedBlock BlockOf(int lane, int rows)
    {
        int first = lane * _blockRows, count = RowsOf(lane, rows);
        return new EvaluatedBlock(
            _outputs.AsSpan(first * _network.OutputSize, count * _network.OutputSize), _losses.AsSpan(first * _network.Outputs.Count, count * _network.Outputs.Count),
            _masks.AsSpan(first * _network.MaskSize, count * _network.MaskSize), count);
    }

    /// <inheritdoc/>
    public void Gather(Span<float> values, int width)
    {
        if (width == 0) return;
        int rows = values.Length / width;
        for (int rank = 0, lane = 0; rank < _counts.Length; lane += _lanes[rank++])
            _counts[rank] = Math.Clamp(rows - (lane * _blockRows), 0, _lanes[rank] * _blockRows);
        _exchange.GatherRows(values, width, _counts);
    }

    private int RowsOf(int lane, int rows) => Math.Clamp(rows - (lane * _blockRows), 0, _blockRows);

    private int RankOf(int lane)
    {
        int rank = 0;
        for (; lane >= _lanes[rank]; rank++) lane -= _lanes[rank];
        return rank;
    }
}
