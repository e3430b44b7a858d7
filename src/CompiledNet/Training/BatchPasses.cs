using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The way forward and the way back of a batch as calls of their own, shard by shard, on one thread or on those of a team.
/// </summary>
internal sealed class BatchPasses(INetwork<float> network, ShardPlan plan, TrainingWorkspace<float>[] shards, WorkerTeam? team) : ITeamWork
{
    private readonly MaskedForward? _masks = network.Description.MaskSize > 0 ? new MaskedForward(network, plan, shards) : null;
    private float[] _inputs = [], _outputGradients = [];
    private int _rows;
    private bool _isBackward;

    /// <summary>Forward; the inputs are copied, as the way back reads them too.</summary>
    public void Forward(ReadOnlySpan<float> inputs, int rows)
    {
        Copy(inputs, ref _inputs);
        (_rows, _isBackward) = (rows, false);
        Run();
        _masks?.Weigh(rows);
    }

    /// <summary>Backward from gradients of the outputs.</summary>
    public void Backward(ReadOnlySpan<float> outputGradients)
    {
        Copy(outputGradients, ref _outputGradients);
        _isBackward = true;
        Run();
    }

    void ITeamWork.Run(int worker, int workers)
    {
        var (first, end) = WorkShare.Of(plan.Count(_rows), worker, workers);
        var description = network.Description;
        for (int i = first; i < end; i++)
        {
            int start = shards[i].FirstRow, rows = plan.LengthAt(start, _rows);
            var inputs = _inputs.AsSpan(start * description.InputSize, rows * description.InputSize);
            if (_isBackward) network.Backward(inputs, _outputGradients.AsSpan(start * description.OutputSize, rows * description.OutputSize), rows, shards[i]);
            else network.Forward(inputs, rows, shards[i]);
        }
    }

    private void Run()
    {
        if (team is null || plan.Count(_rows) == 1) ((ITeamWork)this).Run(0, 1);
        else team.Run(this);
    }

    private static void Copy(ReadOnlySpan<float> values, ref float[] memory)
    {
        if (memory.Length < values.Length) memory = new float[values.Length];
        values.CopyTo(memory);
    }
}
