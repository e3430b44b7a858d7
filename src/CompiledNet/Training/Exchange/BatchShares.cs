using System;

namespace CompiledNet;

/// <summary>Which rows of a batch each process computes, for those who read no others, and what all have to know of those that others have read.</summary>
internal sealed class BatchShares(Exchange exchange, ExchangeMode mode, ShardPlan plan) : IRowGathering
{
    private readonly int[] _counts = new int[exchange.Ranks];

    /// <summary>The part of this process in a batch of so many rows.</summary>
    public BatchShare Own(int rows) => Of(rows, exchange.Rank);

    /// <summary>The part of a process in a batch of so many rows.</summary>
    public BatchShare Of(int rows, int rank) => BatchShare.Of(mode, plan, rows, rank, exchange.Ranks);

    /// <summary>Who takes each sample of a pass of so many in batches of a size, the last of which has what is left; everybody all, if nobody says how many there are.</summary>
    public SampleShare Samples(int batchSize, long? count)
    {
        if (count is not { } known || exchange.Ranks == 1) return new SampleShare(exchange, null);
        long whole = known / batchSize * batchSize;
        int[] full = Takers(batchSize), last = Takers((int)(known - whole));
        return new SampleShare(exchange, sample => sample < whole ? full[sample % batchSize] : last[Math.Min(sample - whole, last.Length - 1)]);
    }

    public void Gather(Span<float> values, int width)
    {
        if (width == 0) return;
        for (int i = 0; i < _counts.Length; i++) _counts[i] = Of(values.Length / width, i).Rows;
        exchange.GatherRows(values, width, _counts);
    }

    private int[] Takers(int rows)
    {
        int[] takers = new int[Math.Max(1, rows)];
        for (int rank = 0; rows > 0 && rank < exchange.Ranks; rank++)
            if (Of(rows, rank) is { Rows: > 0 } share) Array.Fill(takers, rank, share.FirstRow, share.Rows);
        return takers;
    }
}
