using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>Computes the gradient of a batch, shard by shard, on one thread or on those of a team.</summary>
internal sealed partial class BatchGradient
{
    private readonly INetwork<float> _network;
    private readonly ShardPlan _plan;
    private readonly WorkerTeam? _team;
    private readonly TrainingWorkspace<float>[] _shards;
    private readonly GradientSum _sum;
    private readonly BatchPasses _passes;
    private readonly double[] _outputLosses, _losses;
    private readonly BatchCopy _copy = new();
    private readonly BatchExchange? _exchange;
    private BatchShare _share;
    private int _rows;

    public BatchGradient(INetwork<float> network, ShardPlan plan, int capacity, int seed, WorkerTeam? team, BatchExchange? exchange)
    {
        (_network, _plan, _team, _exchange, Capacity) = (network, plan, team, exchange, capacity);
        _shards = new TrainingWorkspace<float>[plan.MostCount(capacity)];
        for (int i = 0; i < _shards.Length; i++) _shards[i] = new(network.Description, plan.LongestLength(capacity)) { Seed = seed };
        _sum = new GradientSum(_shards);
        _passes = new BatchPasses(network, capacity, _shards, _sum, team, exchange);
        _outputLosses = new double[_shards[0].OutputLosses.Length];
        _losses = new double[_shards.Length * (1 + _outputLosses.Length)];
    }

    /// <summary>The largest batch.</summary>
    public int Capacity { get; }

    /// <summary>Whether <see cref="Outputs"/> is filled.</summary>
    public bool KeepOutputs { get; set; } = true;

    /// <summary>Whether there was a batch.</summary>
    public bool HasRun => _rows > 0;

    /// <summary>The outputs for the last batch, row by row; empty without <see cref="KeepOutputs"/>.</summary>
    public ReadOnlySpan<float> Outputs => KeepOutputs ? _passes.Outputs.AsSpan(0, _rows * _network.Description.OutputSize) : default;

    /// <summary>Which positions of masked outputs counted in the last batch, row by row; empty without <see cref="KeepOutputs"/>.</summary>
    public ReadOnlySpan<float> Masks => KeepOutputs ? _passes.Masks.AsSpan(0, _rows * _network.Description.MaskSize) : default;

    /// <summary>The losses of the single outputs of the last batch, if there are several.</summary>
    public ReadOnlySpan<double> OutputLosses => _outputLosses;

    /// <summary>
    /// The gradient of the last batch, in the layout of the parameters, where it is not in parts.
    /// </summary>
    public Span<float> Gradient => _shards[0].Gradients.Span;

    /// <summary>In how many parts the gradient is, one for each shard; one after <see cref="Complete"/>.</summary>
    public int Parts => _sum.Count;

    /// <summary>Computes the gradients of the mean loss, shard by shard, and returns the sum of the losses.</summary>
    public double Compute(in BatchSpans batch, int rows, long step)
    {
        Begin(rows, step);
        if (!batch.IsShared && _passes.AreShared(_share))
        {
            var copy = _copy.Of(batch);
            return Compute(new BatchSpans(in copy), rows);
        }

        return Compute(batch, rows);
    }

    private double Compute(in BatchSpans batch, int rows)
    {
        if (IsHalved)
        {
            _passes.Run(BatchPass.Forward, batch, _share, rows);
            WeighMasks();
        }

        _passes.Run(IsHalved ? BatchPass.BackFromLosses : BatchPass.Whole, batch, _share, rows);
        return Sum();
    }

    /// <summary>From now on these parameters rest.</summary>
    public void Rest(FrozenParameters frozen)
    {
        foreach (var shard in _shards) shard.Rest(frozen);
    }

    /// <summary>Sums the gradients of the shards, if it has not been done.</summary>
    public void Complete()
    {
        if (Parts == 1) return;
        if (_team is null) _sum.Complete(..);
        else _team.Run(_sum);
        _sum.Count = 1;
    }

    /// <summary>Of a gradient in two parts, both.</summary>
    public GradientTerms Terms(Range part) => new(_shards[0].Gradients.Span[part], _shards[1].Gradients.Span[part]);

    /// <summary>Of a gradient in parts, sums as many numbers from <paramref name="first"/> on as <paramref name="sum"/> takes.</summary>
    public void Add(int first, Span<float> sum) => _sum.Add(first, sum);

    // Where masks reach outputs, how much a position that counts weighs is a matter of the whole batch: all shards go forward first.
    private bool IsHalved => _network.Description.MaskSize > 0 && (_exchange is { SendsEarly: true } || (_exchange?.Shards ?? _share.Shards) > 1);

    private void Begin(int rows, long step)
    {
        if (rows != _rows) _share = _exchange?.Share(rows) ?? BatchShare.All(_plan, rows);
        _rows = rows;
        HasInputGradients = false;
        for (int i = 0; i < _share.Shards; i++)
            (_shards[i].Step, _shards[i].FirstRow, _shards[i].KeepOutputs) = (step, _share.FirstRowOf(i), KeepOutputs);
    }

    private void WeighMasks()
    {
        var network = _network.Description;
        if (network.MaskSize == 0) return;
        for (int output = 0; output < network.Outputs.Count; output++)
        {
            long positions = 0;
            for (int i = 0; i < _share.Shards; i++) positions += _shards[i].Masks.Count(output, _share.RowsOf(i));
            if (_exchange is not null) positions = _exchange.Sum(positions);
            for (int i = 0; i < _share.Shards; i++) _shards[i].Masks.Weigh(output, _rows, positions);
        }
    }

    // Shard by shard in their order, wherever they were computed.
    private double Sum()
    {
        int width = 1 + _outputLosses.Length;
        for (int i = 0; i < _share.Shards; i++)
        {
            _losses[i * width] = _passes.Losses[i];
            for (int output = 0; output < _outputLosses.Length; output++) _losses[(i * width) + 1 + output] = _shards[i].OutputLosses[output];
        }

        return Total();
    }

    // Of all shards, and of those of all processes.
    private double Total()
    {
        _sum.Count = _share.Shards;
        HasInputGradients = true;
        int width = 1 + _outputLosses.Length;
        ReadOnlySpan<double> all = _losses.AsSpan(0, _share.Shards * width);
        if (_exchange is not null) all = Exchange(all);
        double loss = 0;
        Array.Clear(_outputLosses);
        for (int i = 0; i < all.Length; i += width)
        {
            loss += all[i];
            for (int output = 0; output < _outputLosses.Length; output++) _outputLosses[output] += all[i + 1 + output];
        }

        for (int output = 0; output < _outputLosses.Length; output++) _outputLosses[output] /= _rows;
        return loss;
    }

    private ReadOnlySpan<double> Exchange(ReadOnlySpan<double> losses)
    {
        var all = _exchange!.Gather(losses);
        if (KeepOutputs)
        {
            _exchange.GatherRows(_passes.Outputs.AsSpan(0, _rows * _network.Description.OutputSize), _network.Description.OutputSize);
            _exchange.GatherRows(_passes.Masks.AsSpan(0, _rows * _network.Description.MaskSize), _network.Description.MaskSize);
        }

        _exchange.Sum(_shards, _sum);
        _sum.Count = 1;
        return all;
    }
}
