using System.Collections.Generic;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>What the store keeps of a trial: one row, so that there is never an outcome with a checkpoint left beside it.</summary>
[GenerateSerializer]
internal sealed class TrialRecord
{
    /// <summary>Names and values of the point, and the seed: a trial is never two.</summary>
    [Id(0)]
    public string Request { get; set; } = "";

    /// <summary>The steps of the reports of a trial that has ended.</summary>
    [Id(1)]
    public int[] Steps { get; set; } = [];

    /// <summary>Their values.</summary>
    [Id(2)]
    public double[] Values { get; set; } = [];

    /// <summary>Whether it has an outcome.</summary>
    [Id(3)]
    public bool IsFinished { get; set; }

    /// <summary>The outcome.</summary>
    [Id(4)]
    public double Value { get; set; } = double.NaN;

    /// <summary>Why it failed; null if it did not.</summary>
    [Id(5)]
    public string? Error { get; set; }

    /// <summary>Whether a rule ended it after the last report; then it has no outcome, and who wants more of it begins it anew.</summary>
    [Id(6)]
    public bool IsStopped { get; set; }

    /// <summary>The files of the checkpoint of a trial that runs, by their names.</summary>
    [Id(7)]
    public Dictionary<string, byte[]> Checkpoint { get; set; } = [];
}
