using System;

namespace CompiledNet;

/// <summary>The part of a batch that one process computes.</summary>
/// <param name="FirstRow">Its first row in the batch.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="ShardRows">The rows of each of its shards but the last, which has what is left.</param>
/// <param name="Shards">How many shards it is split into; 0 if there is nothing to do.</param>
internal readonly record struct BatchShare(int FirstRow, int Rows, int ShardRows, int Shards)
{
    /// <summary>What a process alone computes: all.</summary>
    public static BatchShare All(ShardPlan plan, int rows) => new(0, rows, plan.Length(rows), plan.Count(rows));

    /// <summary>The part of one of several processes.</summary>
    public static BatchShare Of(ExchangeMode mode, ShardPlan plan, int rows, int rank, int ranks) =>
        mode == ExchangeMode.Fast ? OfRows(plan, rows, rank, ranks) : OfShards(plan, rows, rank, ranks);

    /// <summary>Whole shards of the batch, the first ranks one more where they do not divide.</summary>
    public static BatchShare OfShards(ShardPlan plan, int rows, int rank, int ranks)
    {
        int count = plan.Count(rows), length = plan.Length(rows);
        int first = First(count, rank, ranks), end = First(count, rank + 1, ranks);
        return first == end ? default : new(first * length, Math.Min(end * length, rows) - (first * length), length, end - first);
    }

    /// <summary>As many rows as the others have, in shards of their own.</summary>
    public static BatchShare OfRows(ShardPlan plan, int rows, int rank, int ranks)
    {
        int first = First(rows, rank, ranks), own = First(rows, rank + 1, ranks) - first;
        return own == 0 ? default : new(first, own, plan.Length(own), plan.Count(own));
    }

    /// <summary>The first row of one of the shards.</summary>
    public int FirstRowOf(int shard) => FirstRow + (shard * ShardRows);

    /// <summary>The rows of one of the shards.</summary>
    public int RowsOf(int shard) => Math.Min(ShardRows, Rows - (shard * ShardRows));

    // Not as threads share work: the only shard of a batch has to be the first rank's, whose averages and files all others take over.
    private static int First(int items, int rank, int ranks) => (int)((((long)items * rank) + ranks - 1) / ranks);
}
