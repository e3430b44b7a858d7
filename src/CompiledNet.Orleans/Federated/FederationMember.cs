using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Federated;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>Takes part in a federation of a cluster, from wherever the cluster can be called.</summary>
public static class FederationMember
{
    private static readonly TimeSpan s_giveUpAfter = TimeSpan.FromMinutes(5), s_unknownAfter = TimeSpan.FromSeconds(10);

    /// <summary>Asks, trains and sends until the federation has come to its end. Calls that fail with a lost silo or store are made again, for five minutes.</summary>
    /// <param name="grains">The cluster, such as an <c>IClusterClient</c>.</param>
    /// <param name="federation">The name of the federation.</param>
    /// <param name="client">Who takes part; what it throws is told to the server as the reason why it left the round.</param>
    /// <param name="cancellationToken">Ends the participation.</param>
    /// <returns>How many of its updates were taken.</returns>
    /// <exception cref="ArgumentException">The name of the federation is none.</exception>
    /// <exception cref="KeyNotFoundException">The silos that were asked within ten seconds do not know the federation.</exception>
    /// <exception cref="FederatedException">The federation has ended before its last round; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<int> TakePartAsync(IGrainFactory grains, string federation, IFederatedClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grains);
        GrainName.Check(federation, nameof(federation));
        ArgumentNullException.ThrowIfNull(client);
        var server = grains.GetGrain<IFederationGrain>(federation);
        for (int taken = 0; ;)
        {
            var offer = await AgainAsync(() => server.PullAsync(client.Name), cancellationToken).ConfigureAwait(false);
            if (offer.IsFinished) return offer.Fault is null ? taken : throw new FederatedException(offer.Fault);
            if (offer.Task is not { } task) await Task.Delay(offer.Wait, cancellationToken).ConfigureAwait(false);
            else if (await TrainAsync(task, server, client, cancellationToken).ConfigureAwait(false)) taken++;
        }
    }

    private static async Task<bool> TrainAsync(FederatedTask task, IFederationGrain server, IFederatedClient client, CancellationToken cancellationToken)
    {
        byte[] message;
        try
        {
            message = (await client.TrainAsync(task, cancellationToken).ConfigureAwait(false)).ToArray();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            await AgainAsync(async () => { await server.LeaveAsync(client.Name, fault.Message); return true; }, cancellationToken).ConfigureAwait(false);
            return false;
        }

        bool isAgain = false;
        return await AgainAsync(
            async () =>
            {
                bool mayBeThere = isAgain;
                isAgain = true;
                return await server.PushAsync(client.Name, message).ConfigureAwait(false) is null || (mayBeThere && await HasAsync(server, client.Name, task.Round).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
    }

    // Whether an update was taken by a call whose answer was lost.
    private static async Task<bool> HasAsync(IFederationGrain server, string client, int round)
    {
        var status = await server.GetStatusAsync().ConfigureAwait(false);
        return (status.Round == round && status.Received.Contains(client))
            || status.Records.Any(record => record.Round == round && record.Contributions.Any(contribution => contribution.Client == client));
    }

    // What a lost silo or store makes of a call is of many kinds; what the call itself is wrong in is not. A silo that does not know the federation hands it on to the next one.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not ArgumentException && !cancellationToken.IsCancellationRequested && Stopwatch.GetElapsedTime(start) < (exception is KeyNotFoundException ? s_unknownAfter : s_giveUpAfter))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
