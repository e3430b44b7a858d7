using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>
/// How a batch is split into shards, whose gradients are computed apart and summed in order. The borders depend on the
/// network and the number of rows alone, so that any number of threads, and one as well, gives the same bits. A network whose samples depend on each other, by
/// batch normalization, takes each batch as one shard.
/// </summary>
internal sealed class ShardPlan
{
    // A gradient more to sum costs the time of one or two rows of a dense network.
    private const int MostRowsOfTheSmallest = 64, MostShards = 16;

    // A register tile takes eight rows: half of them takes more than half the time, where a sample has a single one in a product. So does
    // a time step of a recurrence.
    private const int RowMultiple = 8;

    // Where it goes to memory, and the weights come from there once more, a gradient more costs the time of twenty rows.
    private const int MostRowsOfTheLargest = 128;

    // Numbers in the gradients of all shards, 1 GB: of larger networks there are fewer shards.
    private const long MostGradientNumbers = 1 << 28;

    // Fewer are done before a second thread has woken up to them.
    private const long FewestMultiplyAdds = 1 << 18;

    // Batches of up to so many rows are not split into whole tiles.
    private readonly int _rows, _mostShards = 1;

    // Where a sample fills tiles by itself, they are still split, into shards of so many rows or more.
    private readonly int _fewestRows = int.MaxValue;

    public ShardPlan(NetworkDescription network)
    {
        if (network.CouplesSamples)
        {
            _rows = int.MaxValue;
            return;
        }

        long work = Math.Max(1, network.MultiplyAdds);
        int most = network.ExceedsCaches ? MostRowsOfTheLargest : MostRowsOfTheSmallest;
        // A dense network has a multiply-add a parameter. The more it has, by convolution or recurrence, the less a sum costs,
        // down to a single tile of rows.
        long rows = Math.Clamp(most * (long)network.ParameterLength / work, 1, most);
        _rows = RoundUp((int)Math.Max(rows, FewestMultiplyAdds / work));
        if (_rows == RowMultiple && !network.IsRecurrent) _fewestRows = (int)Math.Max(rows, (FewestMultiplyAdds - 1) / work + 1);
        long shards = Math.Clamp(MostGradientNumbers / Math.Max(1, network.ParameterLength), 1, MostShards);
        _mostShards = 1 << BitOperations.Log2((uint)shards);
    }

    /// <summary>How many shards a batch of so many rows has.</summary>
    public int Count(int rows) => (rows - 1) / Length(rows) + 1;

    /// <summary>The most shards that a batch of up to so many rows has: a smaller batch may have more of them, each of fewer tiles.</summary>
    public int MostCount(int rows)
    {
        int most = 1;
        int unsplit = _fewestRows < RowMultiple ? _fewestRows : _rows;
        for (int count = rows; count > unsplit && most < _mostShards; count--) most = Math.Max(most, Count(count));
        return most;
    }

    /// <summary>The rows of every shard but the last, which has what is left.</summary>
    public int Length(int rows)
    {
        // A power of two, as the numbers of threads are: each gets as many.
        if (rows <= _rows) return (rows - 1) / Math.Min(_mostShards, 1 << BitOperations.Log2((uint)Math.Max(1, rows / _fewestRows))) + 1;
        int count = (int)Math.Min(_mostShards, BitOperations.RoundUpToPowerOf2((uint)((rows - 1) / _rows + 1)));
        return RoundUp((rows - 1) / count + 1);
    }

    /// <summary>The rows of the shard that starts at <paramref name="first"/>.</summary>
    public int LengthAt(int first, int rows) => Math.Min(Length(rows), rows - first);

    /// <summary>The rows of the longest shard of all batches up to so many rows.</summary>
    public int LongestLength(int rows)
    {
        if (rows > _rows) return Math.Max(_rows, Length(rows));
        if (_fewestRows >= rows) return rows;
        int longest = 1;
        for (int count = rows; count > 0; count--) longest = Math.Max(longest, Length(count));
        return longest;
    }

    /// <summary>The most rows of a batch that splits into shards of up to so many.</summary>
    public long MostRows(int longest) => longest <= _rows ? longest : (long)_mostShards * (longest - longest % RowMultiple);

    // Whole register tiles.
    private static int RoundUp(int rows) => (int)Math.Min(((long)rows + RowMultiple - 1) / RowMultiple * RowMultiple, int.MaxValue);
}
