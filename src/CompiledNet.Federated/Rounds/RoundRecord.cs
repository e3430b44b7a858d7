using System;
using System.Collections.Generic;

namespace CompiledNet.Federated;

/// <summary>How a round went.</summary>
public sealed record RoundRecord
{
    /// <summary>The number of the round, from 0.</summary>
    public required int Round { get; init; }

    /// <summary>Which attempt at the round it was, from 0: one without a quorum is made again with another sample of clients.</summary>
    public required int Attempt { get; init; }

    /// <summary>Who was asked, in ordinal order.</summary>
    public required IReadOnlyList<string> Invited { get; init; }

    /// <summary>The updates that were taken, in the order of their sum; without a quorum with a share and a norm of 0.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>The updates that were refused, in the order in which they came.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }

    /// <summary>Who was asked and sent nothing.</summary>
    public required IReadOnlyList<Absence> Absences { get; init; }

    /// <summary>Whether there were updates enough; if not, the weights are those of before.</summary>
    public required bool HasQuorum { get; init; }

    /// <summary>
    /// <c>loss</c>, the mean of the clients' losses by their shares, and with a quorum <c>val_loss</c> and <c>val_…</c> of the metrics, if <see cref="FederatedOptions.Validation"/> is set: of the new weights.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>How long it took, from the invitations on.</summary>
    public required TimeSpan Duration { get; init; }
}
