using System;
using System.Collections.Generic;

namespace CompiledNet.Federated;

/// <summary>What a server asks a client to do in a round: to train these weights on its own data, for so long, in this way.</summary>
public sealed record FederatedTask
{
    /// <summary>The number of the round, from 0; the update names it.</summary>
    public required int Round { get; init; }

    /// <summary>The weights to begin with, as <c>network.Save</c> writes them to a stream: <c>network.Load</c> refuses those of another network by what differs.</summary>
    public required ReadOnlyMemory<byte> Weights { get; init; }

    /// <summary>How often the client goes through its data.</summary>
    public int LocalEpochs { get; init; } = 1;

    /// <summary>Samples per step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>μ of <see cref="ProximalTerm"/>, by which FedProx ties the client's weights to those it began with; 0 for none.</summary>
    public float Mu { get; init; }

    /// <summary>The parameters that the server does not change, such as <c>trunk/kernel</c>: a client need not train them.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];
}
