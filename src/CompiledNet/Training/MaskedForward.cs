using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The first half of a step of a network with masked outputs whose batch is split: all shards go forward, and only then is
/// known how much a position that counts weighs, for that is a matter of the whole batch.
/// </summary>
internal sealed class MaskedForward(INetwork<float> network, ShardPlan plan, TrainingWorkspace<float>[] shards) : ITeamWork
{
    private ReadOnlyMemory<float> _inputs;
    private int _rows;

    /// <summary>Runs on the calling thread.</summary>
    public void Run(ReadOnlySpan<float> inputs, int rows)
    {
        RunShards(0, plan.Count(rows), inputs, rows);
        Weigh(rows);
    }

    /// <summary>Runs on the threads of a team.</summary>
    public void Run(WorkerTeam team, ReadOnlyMemory<float> inputs, int rows)
    {
        (_inputs, _rows) = (inputs, rows);
        try
        {
            team.Run(this);
        }
        finally
        {
            _inputs = default;
        }

        Weigh(rows);
    }

    void ITeamWork.Run(int worker, int workers)
    {
        var (first, end) = WorkShare.Of(plan.Count(_rows), worker, workers);
        RunShards(first, end, _inputs.Span, _rows);
    }

    private void RunShards(int first, int end, ReadOnlySpan<float> inputs, int rows)
    {
        int width = network.Description.InputSize;
        for (int i = first; i < end; i++)
        {
            int start = shards[i].FirstRow, length = plan.LengthAt(start, rows);
            network.Forward(inputs.Slice(start * width, length * width), length, shards[i]);
        }
    }

    /// <summary>Sets how much a position counts in all shards of a batch that has gone forward.</summary>
    public void Weigh(int rows)
    {
        for (int output = 0; output < network.Description.Outputs.Count; output++)
        {
            long positions = 0;
            int count = plan.Count(rows);
            for (int i = 0; i < count; i++) positions += shards[i].Masks.Count(output, plan.LengthAt(shards[i].FirstRow, rows));
            for (int i = 0; i < count; i++) shards[i].Masks.Weigh(output, rows, positions);
        }
    }
}
