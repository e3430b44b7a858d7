using System;
using System.Runtime.InteropServices;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>Splits batches among processes, and brings together what each has computed: losses, outputs, the gradient.</summary>
/// <remarks>
/// In the deterministic mode each process sends every other one a piece of the gradients of its shards, adds up the piece that is its own over all
/// shards in their order, as one process alone would, and gives it to all. A process then sends and receives
/// about shards / ranks + 1 times the length of the gradient, where a sum in any order takes twice the length.
/// </remarks>
internal sealed class BatchExchange
{
    private readonly Exchange _exchange;
    private readonly ExchangeMode _mode;
    private readonly INetwork<float> _network;
    private readonly ShardPlan _plan;
    private readonly BatchShare[] _shares;
    private readonly int[] _counts, _receiveCounts;
    private readonly (int First, int Length)[] _pieces;
    private readonly double[] _losses;
    private readonly long[] _positions;
    private float[] _send = [], _receive = [];
    private int _begun;

    public BatchExchange(Exchange exchange, ExchangeMode mode, INetwork<float> network, ShardPlan plan, int capacity)
    {
        (_exchange, _mode, _network, _plan) = (exchange, mode, network, plan);
        int ranks = exchange.Ranks;
        (_shares, _counts, _receiveCounts, _pieces, _positions) = (new BatchShare[ranks], new int[ranks], new int[ranks], new (int, int)[ranks], new long[ranks]);
        _losses = new double[Math.Max(plan.MostCount(capacity), mode == ExchangeMode.Fast ? ranks * plan.MostCount(((capacity - 1) / ranks) + 1) : 1) * LossesPerShard];
        for (int i = 0; i < ranks; i++) _pieces[i] = WorkShare.OfBlock(network.Description.ParameterLength, i, ranks).GetOffsetAndLength(network.Description.ParameterLength);
        _begun = network.Description.TrainableLength;
    }

    /// <summary>Whether gradients are added up while those of the layers below are computed.</summary>
    public bool SendsEarly => _mode == ExchangeMode.Fast && _exchange.OverlapsGradients;

    /// <summary>How many shards all processes have together of the last batch that was shared out.</summary>
    public int Shards { get; private set; }

    /// <summary>The part of this process in a batch of so many rows.</summary>
    public BatchShare Share(int rows)
    {
        Shards = 0;
        for (int i = 0; i < _shares.Length; i++)
        {
            _shares[i] = BatchShare.Of(_mode, _plan, rows, i, _shares.Length);
            Shards += _shares[i].Shards;
        }

        return _shares[_exchange.Rank];
    }

    /// <summary>The rows of one of the shards of all processes, in their order.</summary>
    public int RowsOf(int shard)
    {
        foreach (var share in _shares)
        {
            if (shard < share.Shards) return share.RowsOf(shard);
            shard -= share.Shards;
        }

        throw new ArgumentOutOfRangeException(nameof(shard));
    }

    /// <summary>The place of the first shard of this process among those of all.</summary>
    public int FirstShard
    {
        get
        {
            int first = 0;
            for (int i = 0; i < _exchange.Rank; i++) first += _shares[i].Shards;
            return first;
        }
    }

    /// <summary>Gives every process the numbers of all shards, of which each has filled in those of its own.</summary>
    /// <param name="values">All shards in their order.</param>
    /// <param name="length">Numbers of a shard.</param>
    public void GatherShards(Span<float> values, int length)
    {
        for (int i = 0; i < _shares.Length; i++) _counts[i] = _shares[i].Shards;
        _exchange.GatherRows(values, length, _counts);
    }

    /// <summary>Begins to add up the gradients from a place on, up to those that are on their way already.</summary>
    public void SendFrom(int first, TrainingWorkspace<float>[] shards, GradientSum sum)
    {
        if (first >= _begun) return;
        var own = _shares[_exchange.Rank];
        sum.Count = own.Shards;
        if (own.Shards == 0) shards[0].Gradients.Span[first.._begun].Clear();
        else if (own.Shards > 1) sum.Complete(first.._begun);
        _exchange.BeginAllReduce(shards[0].Gradients.Span[first.._begun]);
        _begun = first;
    }

    /// <summary>Gives every process the losses of all shards.</summary>
    /// <param name="own">The losses of the shards of this process, in their order, each with those of the single outputs behind it.</param>
    /// <returns>Those of all, in the order of the shards.</returns>
    public ReadOnlySpan<double> Gather(ReadOnlySpan<double> own)
    {
        int first = 0, all = 0;
        for (int i = 0; i < _shares.Length; i++)
        {
            if (i == _exchange.Rank) first = all;
            int length = _shares[i].Shards * LossesPerShard;
            _counts[i] = length * sizeof(double);
            all += length;
        }

        own.CopyTo(_losses.AsSpan(first));
        _exchange.AllGather(MemoryMarshal.AsBytes(_losses.AsSpan(0, all)), _counts);
        return _losses.AsSpan(0, all);
    }

    /// <summary>Adds up a count over all processes.</summary>
    public long Sum(long count)
    {
        _positions[_exchange.Rank] = count;
        Array.Fill(_counts, sizeof(long));
        _exchange.AllGather(MemoryMarshal.AsBytes(_positions.AsSpan()), _counts);
        long sum = 0;
        foreach (long positions in _positions) sum += positions;
        return sum;
    }

    /// <summary>Gives every process all rows of what each has filled in for its own.</summary>
    /// <param name="values">Rows × <paramref name="width"/> numbers.</param>
    /// <param name="width">Numbers a row.</param>
    public void GatherRows(Span<float> values, int width)
    {
        for (int i = 0; i < _shares.Length; i++) _counts[i] = _shares[i].Rows;
        _exchange.GatherRows(values, width, _counts);
    }

    /// <summary>Adds up the gradients of all shards of all processes in the memory of the first.</summary>
    /// <param name="shards">The memory of the shards of this process; of the first also if it has none.</param>
    /// <param name="sum">Adds up those of this process alone.</param>
    public void Sum(TrainingWorkspace<float>[] shards, GradientSum sum)
    {
        var own = _shares[_exchange.Rank];
        var gradient = shards[0].Gradients.Span;
        if (_mode == ExchangeMode.Deterministic)
        {
            SumInOrder(shards, own, gradient);
        }
        else
        {
            SendFrom(0, shards, sum);
            _exchange.CompleteAllReduces();
            _begun = _network.Description.TrainableLength;
        }

        // The averages that training moves are those of the rank that has the batch's first shard.
        if (!_network.Description.CouplesSamples && _network.Description.ForwardStageEnds.Count == 0) return;
        using var change = _network.ParameterSet.Change();
        _exchange.Broadcast(MemoryMarshal.AsBytes(change.Span[_network.Description.TrainableLength..]));
    }

    // With those of the single outputs, if there are several.
    private int LossesPerShard => _network.Description.Outputs.Count > 1 ? 1 + _network.Description.Outputs.Count : 1;

    private void SumInOrder(TrainingWorkspace<float>[] shards, BatchShare own, Span<float> gradient)
    {
        int ranks = _shares.Length;
        var (first, piece) = _pieces[_exchange.Rank];
        for (int i = 0; i < ranks; i++)
        {
            _counts[i] = own.Shards * _pieces[i].Length;
            _receiveCounts[i] = _shares[i].Shards * piece;
        }

        Reserve(ref _send, own.Shards * gradient.Length);
        Reserve(ref _receive, Shards * piece);
        int to = 0;
        foreach (var (start, length) in _pieces)
            for (int shard = 0; shard < own.Shards; shard++, to += length)
                shards[shard].Gradients.Span.Slice(start, length).CopyTo(_send.AsSpan(to));
        _exchange.AllToAll(_send.AsSpan(0, to), _counts, _receive.AsSpan(0, Shards * piece), _receiveCounts);

        var result = gradient.Slice(first, piece);
        _receive.AsSpan(0, piece).CopyTo(result);
        for (int shard = 1; shard < Shards; shard++) GradientSum.Add(result, _receive.AsSpan(shard * piece, piece), result);
        for (int i = 0; i < ranks; i++) _counts[i] = _pieces[i].Length * sizeof(float);
        _exchange.AllGather(MemoryMarshal.AsBytes(gradient), _counts);
    }

    private static void Reserve(ref float[] memory, int length)
    {
        if (memory.Length < length) memory = new float[length];
    }
}
