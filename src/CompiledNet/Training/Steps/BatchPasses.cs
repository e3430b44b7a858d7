using System;
using System.Collections.Generic;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>Takes the shards of a batch through a pass, on the calling thread or on those of a team.</summary>
internal sealed class BatchPasses : ITeamWork
{
    private readonly INetwork<float> _network;
    private readonly TrainingWorkspace<float>[] _shards;
    private readonly WorkerTeam? _team;
    private readonly float[] _losses;
    private readonly bool _isOneShard;
    private readonly BatchStages _stages;
    private BatchMemory _batch;
    private BatchPass _pass;
    private BatchShare _share;
    private int _rows;

    public BatchPasses(INetwork<float> network, int capacity, TrainingWorkspace<float>[] shards, GradientSum sum, WorkerTeam? team, BatchExchange? exchange)
    {
        (_network, _shards, _team, _stages) = (network, shards, team, new BatchStages(network.Description, shards, sum, exchange));
        _losses = new float[shards.Length];
        var description = network.Description;
        _isOneShard = shards.Length == 1 && exchange is null;
        Outputs = _isOneShard ? shards[0].Outputs : new float[WorkspaceLength.Of(description, capacity, description.OutputSize)];
        Masks = _isOneShard ? shards[0].Masks.Values : new float[WorkspaceLength.Of(description, capacity, description.MaskSize)];
    }

    /// <summary>The outputs of a batch that went forward, row by row, where its shards keep them.</summary>
    public float[] Outputs { get; }

    /// <summary>Which positions of masked outputs counted, row by row, where the shards keep outputs.</summary>
    public float[] Masks { get; }

    /// <summary>The loss of each shard after a pass that computes them, summed over its rows.</summary>
    public ReadOnlySpan<float> Losses => _losses;

    /// <summary>Whether several threads run over the shards.</summary>
    public bool AreShared(BatchShare share) => _team is not null && share.Shards > 1;

    /// <summary>Runs over a share of a batch, whose rows <see cref="BatchSpans.Shared"/> has where several threads do.</summary>
    public void Run(BatchPass pass, in BatchSpans batch, BatchShare share, int rows)
    {
        if (pass == BatchPass.Whole && _stages.AreWanted(share))
        {
            Run(BatchPass.Forward, batch, share, rows);
            Run(BatchPass.BackFromLosses, batch, share, rows);
            return;
        }

        var ends = _stages.EndsOf(pass, share);
        if (ends.Count == 0) RunStage(pass, batch, share, rows);
        else RunStages(pass, ends, batch, share, rows);
    }

    // No shard begins a stage before all have ended the one before.
    private void RunStages(BatchPass pass, IReadOnlyList<StageEnd> ends, in BatchSpans batch, BatchShare share, int rows)
    {
        try
        {
            for (int stage = 0; stage <= ends.Count; stage++)
            {
                for (int i = 0; i < share.Shards; i++) _shards[i].Stage = stage;
                RunStage(pass, batch, share, rows);
                if (stage < ends.Count) _stages.End(ends[stage], share, rows);
            }
        }
        finally
        {
            foreach (var shard in _shards) shard.Stage = -1;
        }
    }

    private void RunStage(BatchPass pass, in BatchSpans batch, BatchShare share, int rows)
    {
        if (!AreShared(share))
        {
            RunShards(pass, 0, share.Shards, batch, share, rows);
            return;
        }

        (_pass, _batch, _share, _rows) = (pass, batch.Shared, share, rows);
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
        var (first, end) = WorkShare.Of(_share.Shards, worker, workers);
        RunShards(_pass, first, end, new BatchSpans(in _batch), _share, _rows);
    }

    private void RunShards(BatchPass pass, int first, int end, in BatchSpans batch, BatchShare share, int rows)
    {
        var network = _network.Description;
        int weightsPerRow = batch.SampleWeights.Length / rows;
        for (int i = first; i < end; i++)
        {
            var shard = _shards[i];
            int start = shard.FirstRow, length = share.RowsOf(i);
            var inputs = batch.Inputs.Slice(start * network.InputSize, length * network.InputSize);
            switch (pass)
            {
                case BatchPass.Forward:
                    if (!batch.KeptInputs.IsEmpty) inputs.CopyTo(batch.KeptInputs[(start * network.InputSize)..]);
                    _network.Forward(inputs, length, shard);
                    break;
                case BatchPass.BackFromOutputs:
                    _network.Backward(inputs, batch.OutputGradients.Slice(start * network.OutputSize, length * network.OutputSize), length, shard);
                    break;
                default:
                    var targets = batch.Targets.Slice(start * network.TargetSize, length * network.TargetSize);
                    var weights = batch.SampleWeights.Slice(start * weightsPerRow, length * weightsPerRow);
                    float loss = pass == BatchPass.Whole
                        ? _network.Backpropagate(inputs, targets, weights, 1f / rows, length, shard)
                        : _network.Backward(inputs, targets, weights, 1f / rows, length, shard);
                    // The first stage computes it.
                    if (shard.Stage <= 0) _losses[i] = loss;
                    break;
            }

            if (pass is BatchPass.Whole or BatchPass.Forward && shard.KeepOutputs) CopyOutputs(shard, length);
        }
    }

    private void CopyOutputs(TrainingWorkspace<float> shard, int rows)
    {
        if (_isOneShard) return;
        var network = _network.Description;
        shard.Outputs.AsSpan(0, rows * network.OutputSize).CopyTo(Outputs.AsSpan(shard.FirstRow * network.OutputSize));
        shard.Masks.Values.AsSpan(0, rows * network.MaskSize).CopyTo(Masks.AsSpan(shard.FirstRow * network.MaskSize));
    }
}
