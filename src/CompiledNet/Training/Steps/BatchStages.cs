using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>
/// What happens where the shards of a batch stop between two stages: statistics of each become those of the whole batch, and gradients that are final
/// go to the other processes. Shard by shard in their order, wherever they are: the same bits for any number of threads and processes.
/// </summary>
/// <remarks>
/// Mean and variance of parts are merged by T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing sample
/// variances", 1979: σ² = Σ w (σᵢ² + (μᵢ - μ)²) with weights that sum to 1. No large sums of squares are subtracted.
/// </remarks>
internal sealed class BatchStages
{
    private readonly NetworkDescription _network;
    private readonly TrainingWorkspace<float>[] _shards;
    private readonly BatchExchange? _exchange;
    private readonly GradientSum _sum;
    private readonly bool _areThereAny, _sendsEarly, _meetsBack;
    private float[] _values = [];
    private double[] _weights = [];

    public BatchStages(NetworkDescription network, TrainingWorkspace<float>[] shards, GradientSum sum, BatchExchange? exchange)
    {
        (_network, _shards, _sum, _exchange) = (network, shards, sum, exchange);
        _areThereAny = network.ForwardStageEnds.Count + network.BackwardStageEnds.Count > 0;
        foreach (var end in network.BackwardStageEnds)
        {
            if (end.Kind == StageEndKind.Gradients) _sendsEarly |= exchange is { SendsEarly: true };
            else _meetsBack = true;
        }
    }

    /// <summary>Whether a whole step of a batch stops anywhere.</summary>
    public bool AreWanted(BatchShare share) => _areThereAny && (EndsOf(BatchPass.Forward, share).Count > 0 || EndsOf(BatchPass.BackFromLosses, share).Count > 0);

    /// <summary>Where a pass over a batch stops; nowhere if nobody waits for that.</summary>
    public IReadOnlyList<StageEnd> EndsOf(BatchPass pass, BatchShare share)
    {
        if (!_areThereAny) return [];
        bool isSplit = (_exchange?.Shards ?? share.Shards) > 1;
        if (pass == BatchPass.Forward) return isSplit ? _network.ForwardStageEnds : [];
        return pass != BatchPass.Whole && (_sendsEarly || (isSplit && _meetsBack)) ? _network.BackwardStageEnds : [];
    }

    /// <summary>Does what is to be done between two stages.</summary>
    public void End(StageEnd end, BatchShare share, int rows)
    {
        if (end.Kind != StageEndKind.Gradients) Merge(end, share, rows);
        else if (_sendsEarly) _exchange!.SendFrom(end.Start, _shards, _sum);
    }

    [MethodImpl(Hot.Optimized)]
    private void Merge(StageEnd end, BatchShare share, int rows)
    {
        int length = 2 * end.Channels, shards = _exchange?.Shards ?? share.Shards, first = _exchange?.FirstShard ?? 0;
        if (_values.Length < shards * length) _values = new float[shards * length];
        if (_weights.Length < shards) _weights = new double[shards];
        var all = _values.AsSpan(0, shards * length);
        for (int i = 0; i < share.Shards; i++)
        {
            var values = all.Slice((first + i) * length, length);
            Vector(end, i, 0).CopyTo(values);
            Vector(end, i, 1).CopyTo(values[end.Channels..]);
        }

        _exchange?.GatherShards(all, length);
        for (int i = 0; i < shards; i++) _weights[i] = (double)(_exchange?.RowsOf(i) ?? share.RowsOf(i)) / rows;
        for (int channel = 0; channel < end.Channels; channel++)
        {
            var (a, b) = Merged(all, length, channel, end, shards);
            for (int i = 0; i < share.Shards; i++) (Vector(end, i, 0)[channel], Vector(end, i, 1)[channel]) = (a, b);
        }
    }

    [MethodImpl(Hot.Optimized)]
    private (float First, float Second) Merged(ReadOnlySpan<float> all, int length, int channel, StageEnd end, int shards)
    {
        double mean = 0, second = 0;
        for (int i = 0; i < shards; i++) mean += _weights[i] * all[(i * length) + channel];
        for (int i = 0; i < shards; i++)
        {
            double own = all[(i * length) + end.Channels + channel];
            double around = end.Kind == StageEndKind.Moments ? all[(i * length) + channel] - mean : 0;
            second += _weights[i] * (own + (around * around));
        }

        return ((float)mean, (float)second);
    }

    private Span<float> Vector(StageEnd end, int shard, int index) =>
        _shards[shard].Buffer.Span.Slice(checked((int)((long)end.Start * _shards[shard].Capacity)) + (index * end.Stride), end.Channels);
}
