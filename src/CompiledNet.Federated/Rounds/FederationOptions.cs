using System;
using System.Threading;

namespace CompiledNet.Federated;

/// <summary>How <see cref="Federation.RunAsync"/> runs the rounds of clients in this process.</summary>
public sealed class FederationOptions
{
    /// <summary>The number of the round to end before: how many rounds change the weights, those of a state that is taken up included.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>How many clients train at once; changes no bit.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>How often a round is made again when it had no quorum, before the federation ends with an exception.</summary>
    public int MostAttempts { get; init; } = 3;

    /// <summary>Where the server's state is kept: read at the beginning if it is there, written after every round. Null for nowhere.</summary>
    public string? StatePath { get; init; }

    /// <summary>
    /// What is shown on the console. 0: nothing. 1: a bar, written anew in place in a terminal, elsewhere a finished line for each round. 2: a line without a bar for each round. Null: 1
    /// where a person looks at a terminal, 0 where the output goes elsewhere.
    /// </summary>
    public int? Verbose { get; init; }

    /// <summary>Is told of every round that was closed, when its state is saved; null for nobody.</summary>
    public IProgress<RoundRecord>? Progress { get; init; }

    /// <summary>Ends the federation in the middle of a round, which is then made again by whoever takes the state up.</summary>
    public CancellationToken CancellationToken { get; init; }
}
