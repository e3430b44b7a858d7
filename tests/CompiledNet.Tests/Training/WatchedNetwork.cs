using System;
using System.Collections.Concurrent;
using System.Threading;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>
/// <see cref="PlainNetwork{T}"/> as one that is worth splitting among threads, by shards of up to 8 rows, and that
/// notes who computes which rows.
/// </summary>
public sealed class WatchedNetwork : INetwork<float>
{
    private readonly PlainNetwork<float> _network;

    public WatchedNetwork(IRegularizer? regularizer = null, IConstraint? constraint = null)
    {
        _network = new PlainNetwork<float>(regularizer, constraint, multiplyAdds: 1 << 20);
        this.Initialize(1);
    }

    public NetworkDescription Description => _network.Description;

    public ParameterSet<float> ParameterSet
    {
        get => _network.ParameterSet;
        set => _network.ParameterSet = value;
    }

    public ReadOnlyMemory<float> Parameters => _network.Parameters;

    /// <summary>Who computed how many rows, by the first of them.</summary>
    public ConcurrentDictionary<int, (Thread Thread, int Rows)> Calls { get; } = new();

    /// <summary>What the thread that computed a shard had allocated by then.</summary>
    public long[] Allocated { get; } = new long[1024];

    /// <summary>Whether <see cref="Calls"/> is written, which allocates.</summary>
    public bool NotesCalls { get; set; } = true;

    /// <summary>Called before the rows from the given one are computed.</summary>
    public Action<int> Before { get; set; } = _ => { };

    /// <summary>Called with the number of rows before they are predicted.</summary>
    public Action<int> BeforeInference { get; set; } = _ => { };

    /// <summary>The memory of the last prediction.</summary>
    public InferenceWorkspace<float>? LastMemory { get; private set; }

    public void Infer(ReadOnlySpan<float> inputs, Span<float> outputs, int rows, InferenceWorkspace<float> workspace)
    {
        LastMemory = workspace;
        BeforeInference(rows);
        _network.Infer(inputs, outputs, rows, workspace);
    }

    public float Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, int rows, TrainingWorkspace<float> workspace)
    {
#pragma warning disable RS0030 // What is read here, tests count again.
        Allocated[workspace.FirstRow] = GC.GetAllocatedBytesForCurrentThread();
#pragma warning restore RS0030
        if (NotesCalls) Calls[workspace.FirstRow] = (Thread.CurrentThread, rows);
        Before(workspace.FirstRow);
        return _network.Backpropagate(inputs, targets, sampleWeights, scale, rows, workspace);
    }

    public void Losses(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> losses, int rows, InferenceWorkspace<float> workspace) =>
        _network.Losses(outputs, targets, losses, rows, workspace);
}
