using System;

namespace CompiledNet;

/// <summary>Computes the gradient of a batch, shard by shard, on one thread or on those of a team.</summary>
internal sealed partial class BatchGradient : ITeamWork
{
    private readonly INetwork<float> _network;
    private readonly ShardPlan _plan;
    private readonly WorkerTeam? _team;
    private readonly TrainingWorkspace<float>[] _shards;
    private readonly GradientSum _sum;
    private readonly MaskedForward? _forward;
    private readonly BatchPasses _passes;
    private readonly float[] _losses, _outputs, _masks;
    private readonly double[] _outputLosses;
    private readonly BatchCopy _copy = new();
    private BatchMemory _batch;
    private int _rows;

    public BatchGradient(INetwork<float> network, ShardPlan plan, int capacity, ulong seed, WorkerTeam? team)
    {
        (_network, _plan, _team, Capacity) = (network, plan, team, capacity);
        _shards = new TrainingWorkspace<float>[plan.MostCount(capacity)];
        for (int i = 0; i < _shards.Length; i++) _shards[i] = new(network.Description, plan.LongestLength(capacity)) { Seed = seed };
        _sum = new GradientSum(_shards);
        _passes = new BatchPasses(network, plan, _shards, team);
        _outputLosses = new double[_shards[0].OutputLosses.Length];
        if (network.Description.MaskSize > 0 && _shards.Length > 1) _forward = new MaskedForward(network, plan, _shards);
        _losses = new float[_shards.Length];
        _outputs = _shards.Length == 1 ? _shards[0].Outputs : new float[WorkspaceLength.Of(network.Description, capacity, network.Description.OutputSize)];
        _masks = _shards.Length == 1 ? _shards[0].Masks.Values : new float[WorkspaceLength.Of(network.Description, capacity, network.Description.MaskSize)];
    }

    /// <summary>The largest batch.</summary>
    public int Capacity { get; }

    /// <summary>Whether <see cref="Outputs"/> is filled.</summary>
    public bool KeepOutputs { get; set; } = true;

    /// <summary>Whether there was a batch.</summary>
    public bool HasRun => _rows > 0;

    /// <summary>The outputs for the last batch, row by row; empty without <see cref="KeepOutputs"/>.</summary>
    public ReadOnlySpan<float> Outputs => KeepOutputs ? _outputs.AsSpan(0, _rows * _network.Description.OutputSize) : default;

    /// <summary>Which positions of masked outputs counted in the last batch, row by row; empty without <see cref="KeepOutputs"/>.</summary>
    public ReadOnlySpan<float> Masks => KeepOutputs ? _masks.AsSpan(0, _rows * _network.Description.MaskSize) : default;

    /// <summary>The losses of the single outputs of the last batch, if there are several.</summary>
    public ReadOnlySpan<double> OutputLosses => _outputLosses;

    /// <summary>
    /// The gradient of the last batch, in the layout of the parameters, where it is not in parts.
    /// </summary>
    public Span<float> Gradient => _shards[0].Gradients.Span;

    /// <summary>In how many parts the gradient is, one for each shard; one after <see cref="Complete"/>.</summary>
    public int Parts => _sum.Count;

    /// <summary>Computes the gradients of the mean loss, shard by shard, and returns the sum of the losses.</summary>
    public double Compute(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, int rows, long step)
    {
        int count = Begin(rows, step);
        if (_team is null || count == 1)
        {
            if (count > 1) _forward?.Run(inputs, rows);
            RunShards(0, count, inputs, targets, sampleWeights);
            return Sum(count);
        }

        return ComputeTogether(_copy.Of(inputs, targets, sampleWeights), count);
    }

    /// <summary>As above, without a copy for other threads.</summary>
    public double Compute(BatchMemory batch, int rows, long step)
    {
        int count = Begin(rows, step);
        if (_team is not null && count > 1) return ComputeTogether(batch, count);
        if (count > 1) _forward?.Run(batch.Inputs.Span, rows);
        RunShards(0, count, batch.Inputs.Span, batch.Targets.Span, batch.SampleWeights.Span);
        return Sum(count);
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

    void ITeamWork.Run(int worker, int workers)
    {
        var (first, end) = WorkShare.Of(_plan.Count(_rows), worker, workers);
        RunShards(first, end, _batch.Inputs.Span, _batch.Targets.Span, _batch.SampleWeights.Span);
    }

    private int Begin(int rows, long step)
    {
        _rows = rows;
        int count = _plan.Count(rows);
        for (int i = 0; i < count; i++)
            (_shards[i].Step, _shards[i].FirstRow, _shards[i].KeepOutputs) = (step, i * _plan.Length(rows), KeepOutputs);
        return count;
    }

    private double ComputeTogether(BatchMemory batch, int count)
    {
        _batch = batch;
        try
        {
            _forward?.Run(_team!, batch.Inputs, _rows);
            _team!.Run(this);
        }
        finally
        {
            _batch = default;
        }

        return Sum(count);
    }

    private void RunShards(int first, int end, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights)
    {
        var network = _network.Description;
        int weightsPerRow = sampleWeights.Length / _rows;
        bool isHalfDone = _forward is not null && _plan.Count(_rows) > 1;
        for (int i = first; i < end; i++)
        {
            var shard = _shards[i];
            int start = shard.FirstRow, rows = _plan.LengthAt(start, _rows);
            var x = inputs.Slice(start * network.InputSize, rows * network.InputSize);
            var y = targets.Slice(start * network.TargetSize, rows * network.TargetSize);
            var weights = sampleWeights.Slice(start * weightsPerRow, rows * weightsPerRow);
            _losses[i] = isHalfDone
                ? _network.Backward(x, y, weights, 1f / _rows, rows, shard)
                : _network.Backpropagate(x, y, weights, 1f / _rows, rows, shard);
            if (KeepOutputs) CopyOutputs(shard);
        }
    }

    private void CopyOutputs(TrainingWorkspace<float> shard)
    {
        if (_shards.Length == 1) return;
        var network = _network.Description;
        int rows = _plan.LengthAt(shard.FirstRow, _rows);
        shard.Outputs.AsSpan(0, rows * network.OutputSize).CopyTo(_outputs.AsSpan(shard.FirstRow * network.OutputSize));
        shard.Masks.Values.AsSpan(0, rows * network.MaskSize).CopyTo(_masks.AsSpan(shard.FirstRow * network.MaskSize));
    }

    private double Sum(int count)
    {
        double loss = 0;
        for (int i = 0; i < count; i++) loss += _losses[i];
        for (int output = 0; output < _outputLosses.Length; output++)
        {
            _outputLosses[output] = 0;
            for (int i = 0; i < count; i++) _outputLosses[output] += _shards[i].OutputLosses[output];
            _outputLosses[output] /= _rows;
        }

        _sum.Count = count;
        return loss;
    }
}
