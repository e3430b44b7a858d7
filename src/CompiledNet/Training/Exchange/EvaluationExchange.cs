using System;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Shares the blocks of an evaluation out among processes, as an evaluator does among its threads, and gives every process what all have predicted: each
/// then sums losses and metrics in the order of the rows, to the same bits as one process alone, whatever the metric gathers.
/// </summary>
internal sealed class EvaluationExchange
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

        int rows = checked(Lanes * blockRows);
        _outputs = new float[WorkspaceLength.Of(network, rows, network.OutputSize)];
        _losses = new float[checked(rows * network.Outputs.Count)];
        _masks = new float[WorkspaceLength.Of(network, rows, network.MaskSize)];
    }

    /// <summary>The lanes of all processes, a block each at a time.</summary>
    public int Lanes { get; }

    /// <summary>Which of them is the first of this process.</summary>
    public int First { get; }

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

        Gather(_outputs, _network.OutputSize, rows);
        Gather(_losses, _network.Outputs.Count, rows);
        Gather(_masks, _network.MaskSize, rows);
    }

    /// <summary>What a lane has found.</summary>
    public EvaluatedBlock BlockOf(int lane, int rows)
    {
        int first = lane * _blockRows, count = RowsOf(lane, rows);
        return new EvaluatedBlock(
            _outputs.AsSpan(first * _network.OutputSize, count * _network.OutputSize), _losses.AsSpan(first * _network.Outputs.Count, count * _network.Outputs.Count),
            _masks.AsSpan(first * _network.MaskSize, count * _network.MaskSize), count);
    }

    private int RowsOf(int lane, int rows) => Math.Clamp(rows - (lane * _blockRows), 0, _blockRows);

    private void Gather(float[] values, int width, int rows)
    {
        for (int rank = 0, lane = 0; rank < _counts.Length; lane += _lanes[rank++])
            _counts[rank] = Math.Clamp(rows - (lane * _blockRows), 0, _lanes[rank] * _blockRows);
        _exchange.GatherRows(values.AsSpan(0, rows * width), width, _counts);
    }
}
