using System.Collections.Generic;
using CompiledNet.Federated;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>How far a federation is.</summary>
[GenerateSerializer]
public sealed record FederationStatus
{
    /// <summary>The number of the round that is open, or comes next, from 0.</summary>
    [Id(0)]
    public required int Round { get; init; }

    /// <summary>How many rounds there will be.</summary>
    [Id(1)]
    public required int Rounds { get; init; }

    /// <summary>The clients that have asked lately, in ordinal order.</summary>
    [Id(2)]
    public required IReadOnlyList<string> Clients { get; init; }

    /// <summary>Who was asked to take part in the open round.</summary>
    [Id(3)]
    public required IReadOnlyList<string> Invited { get; init; }

    /// <summary>Whose updates for it were taken.</summary>
    [Id(4)]
    public required IReadOnlyList<string> Received { get; init; }

    /// <summary>The rounds that were closed.</summary>
    [Id(5)]
    public required IReadOnlyList<RoundRecord> Records { get; init; }

    /// <summary>Why the federation has ended before its last round, or null.</summary>
    [Id(6)]
    public string? Fault { get; init; }
}
