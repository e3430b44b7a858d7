using System;
using CompiledNet.Federated;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>What a federation answers a client that asks.</summary>
[GenerateSerializer]
public sealed record FederationOffer
{
    /// <summary>What to train; null if there is nothing to do now.</summary>
    [Id(0)]
    public FederatedTask? Task { get; init; }

    /// <summary>When to ask again.</summary>
    [Id(1)]
    public TimeSpan Wait { get; init; }

    /// <summary>Whether the federation has come to its end.</summary>
    [Id(2)]
    public bool IsFinished { get; init; }

    /// <summary>Why it has ended before its last round, or null.</summary>
    [Id(3)]
    public string? Fault { get; init; }
}
