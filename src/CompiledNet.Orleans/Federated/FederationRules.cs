using System;

namespace CompiledNet.Orleans;

/// <summary>When a federation begins a round, and how many there are.</summary>
public sealed record FederationRules
{
    /// <summary>How many rounds change the weights.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>How many clients have to have asked before a round begins. Once the time-out of a round has gone by with fewer, the quorum is enough.</summary>
    public int Clients { get; init; } = 1;

    /// <summary>How often a client that waits asks again; one that has not asked for ten times as long is not drawn. At most a day.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);
}
