using System;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>What the store keeps of a sweep.</summary>
[GenerateSerializer]
internal sealed class SweepRecord
{
    /// <summary>The space as text.</summary>
    [Id(0)]
    public string Space { get; set; } = "";

    /// <summary>The version of the objective that its trials run in.</summary>
    [Id(1)]
    public string Version { get; set; } = "";

    /// <summary>All its trials have numbers below this.</summary>
    [Id(2)]
    public int Trials { get; set; }

    /// <summary>The client that runs it, and alone may while it is heard of; empty if none does.</summary>
    [Id(3)]
    public Guid Client { get; set; }

    /// <summary>How long that client may be silent before another one may go on.</summary>
    [Id(4)]
    public TimeSpan Lease { get; set; }
}
