using System;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Federated;

/// <summary>
/// Who has data that stays where it is: gets weights, trains them there, and sends them back. <see cref="LocalClient"/> does so in this
/// process; another one may ask a device or a process elsewhere.
/// </summary>
public interface IFederatedClient
{
    /// <summary>What the client is called, in every round the same; sums go in the ordinal order of these names.</summary>
    string Name { get; }

    /// <summary>Takes part in a round.</summary>
    /// <param name="task">What to train.</param>
    /// <param name="cancellationToken">The round is over, or the training is.</param>
    /// <returns>The message of <see cref="FederatedUpdate.ToBytes"/>. What it throws, but for being cancelled, is noted as the reason why the client left the round.</returns>
    Task<ReadOnlyMemory<byte>> TrainAsync(FederatedTask task, CancellationToken cancellationToken);
}
