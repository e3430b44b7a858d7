using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>Takes the shards of a batch through a pass, on the calling thread or on those of a team.</summary>
internal sealed class BatchPasses : ITeamWork
{
    private readonly INetwork<float> _network;
    private readonly ShardPlan _plan;
    private readonly TrainingWorkspace<float>[] _shards;
    private readonly WorkerTeam? _team;
    private readonly float[] _losses;
    private BatchMemory _batch;
    private BatchPass _pass;
    private int _rows;

    public BatchPasses(INetwork<float> network, ShardPlan plan, int capacity, TrainingWorkspace<float>[] shards, WorkerTeam? team)
    {
        (_network, _plan, _shards, _team) = (network, plan, shards, team);
        _losses = new float[shards.Length];
        var description = network.Description;
        Outputs = shards.Length == 1 ? shards[0].Outputs : new float[WorkspaceLength.Of(description, capacity, description.OutputSize)];
        Masks = shards.Length == 1 ? shards[0].Masks.Values : new float[WorkspaceLength.Of(description, capacity, description.MaskSize)];
    }

    /// <summary>The outputs of a batch that went forward, row by row, where its shards keep them.</summary>
    public float[] Outputs { get; }

    /// <summary>Which positions of masked outputs counted, row by row, where the shards keep outputs.</summary>
    public float[] Masks { get; }

    /// <summary>The sum of the losses of a batch after a pass that computes them.</summary>
    public double Loss(int rows)
    {
        double loss = 0;
        for (int i = 0; i < _plan.Count(rows); i++) loss += _losses[i];
        return loss;
    }

    /// <summary>Whether several threads run over so many rows.</summary>
    public bool AreShared(int rows) => _team is not null && _plan.Count(rows) > 1;

    /// <summary>Runs over all rows of a batch, which <see cref="BatchSpans.Shared"/> has where several threads do.</summary>
    public void Run(BatchPass pass, BatchSpans batch, int rows)
    {
        if (!AreShared(rows))
        {
            RunShards(pass, 0, _plan.Count(rows), batch, rows);
            return;
        }

        (_pass, _batch, _rows) = (pass, batch.Shared!.Value, rows);
        try
        {
            _team!.Run(this);
        }
        finally
        {
            _batch = default;
        }
    }

    void ITeamWork.Run(int worker, int workers)
    {
        var (first, end) = WorkShare.Of(_plan.Count(_rows), worker, workers);
        RunShards(_pass, first, end, _batch.Spans, _rows);
    }

    private void RunShards(BatchPass pass, int first, int end, BatchSpans batch, int rows)
    {
        var network = _network.Description;
        int weightsPerRow = batch.SampleWeights.Length / rows;
        for (int i = first; i < end; i++)
        {
            var shard = _shards[i];
            int start = shard.FirstRow, length = _plan.LengthAt(start, rows);
            var inputs = batch.Inputs.Slice(start * network.InputSize, length * network.InputSize);
            switch (pass)
            {
                case BatchPass.Forward:
                    _network.Forward(inputs, length, shard);
                    break;
                case BatchPass.BackFromOutputs:
                    _network.Backward(inputs, batch.OutputGradients.Slice(start * network.OutputSize, length * network.OutputSize), length, shard);
                    break;
                default:
                    var targets = batch.Targets.Slice(start * network.TargetSize, length * network.TargetSize);
                    var weights = batch.SampleWeights.Slice(start * weightsPerRow, length * weightsPerRow);
                    _losses[i] = pass == BatchPass.Whole
                        ? _network.Backpropagate(inputs, targets, weights, 1f / rows, length, shard)
                        : _network.Backward(inputs, targets, weights, 1f / rows, length, shard);
                    break;
            }

            if (pass is BatchPass.Whole or BatchPass.Forward && shard.KeepOutputs) CopyOutputs(shard, length);
        }
    }

    private void CopyOutputs(TrainingWorkspace<float> shard, int rows)
    {
        if (_shards.Length == 1) return;
        var network = _network.Description;
        shard.Outputs.AsSpan(0, rows * network.OutputSize).CopyTo(Outputs.AsSpan(shard.FirstRow * network.OutputSize));
        shard.Masks.Values.AsSpan(0, rows * network.MaskSize).CopyTo(Masks.AsSpan(shard.FirstRow * network.MaskSize));
    }
}
