using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Federated;

/// <summary>Runs the rounds of a federation with clients that this process can call: a simulation on one machine, or clients that ask others.</summary>
public static class Federation
{
    /// <summary>
    /// Runs rounds: opens one, lets the clients that were drawn train, gives the server what they send, closes the round, and so on. A client that throws or that the
    /// time-out overtakes has left the round, and may be drawn for the next.
    /// </summary>
    /// <param name="server">The server; a round that is open is gone on with.</param>
    /// <param name="clients">All clients there are.</param>
    /// <param name="options">How; null for one round.</param>
    /// <returns>The records of the rounds that this call has closed.</returns>
    /// <exception cref="ArgumentException">Two clients have the same name, there are fewer than the quorum, or an option is outside of its range.</exception>
    /// <exception cref="FederatedException">A round had no quorum too often, or a state does not belong to the server; the weights are those of the last round that had one.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the server has the round still open.</exception>
    public static async Task<IReadOnlyList<RoundRecord>> RunAsync(FederatedServer server, IReadOnlyList<IFederatedClient> clients, FederationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(clients);
        options ??= new FederationOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Rounds, nameof(options.Rounds));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Parallelism, nameof(options.Parallelism));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MostAttempts, nameof(options.MostAttempts));
        var byName = new Dictionary<string, IFederatedClient>(StringComparer.Ordinal);
        foreach (var client in clients)
            if (!byName.TryAdd(client.Name, client)) throw new ArgumentException($"There are two clients '{client.Name}'.", nameof(clients));

        if (File.Exists(options.StatePath)) server.Restore(options.StatePath);
        var display = RoundDisplay.Of(options.Verbose);
        var records = new List<RoundRecord>();
        while (server.Round < options.Rounds)
        {
            if (!server.IsOpen) server.Begin(byName.Keys);
            display.Show((progress, server) => progress.Begin(server.Round, options.Rounds, server.Attempt), server);
            await RunRoundAsync(server, byName, options, display).ConfigureAwait(false);
            options.CancellationToken.ThrowIfCancellationRequested();
            var record = server.Close();
            records.Add(record);
            display.Show(static (progress, record) => progress.End(record), record);
            if (options.StatePath is { } path) server.Save(path);
            options.Progress?.Report(record);
            if (!record.HasQuorum && server.Attempt >= options.MostAttempts)
                throw new FederatedException($"Round {record.Round} had {record.Contributions.Count} updates in its last attempt of {server.Attempt}, and {server.Options.Quorum} were needed. The weights are those of before.");
        }

        return records;
    }

    private static async Task RunRoundAsync(FederatedServer server, Dictionary<string, IFederatedClient> clients, FederationOptions options, ConsoleDisplay<RoundProgress> display)
    {
        using var overtaken = new CancellationTokenSource();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, overtaken.Token);
        using var alarm = server.Options.Timeout is { } timeout
            ? server.Options.Clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), overtaken, timeout, Timeout.InfiniteTimeSpan) : null;
        using var places = new SemaphoreSlim(options.Parallelism);
        var task = server.CurrentTask();
        int answered = 0;
        await Task.WhenAll(server.Invited.Select(AskAsync)).ConfigureAwait(false);

        async Task AskAsync(string name)
        {
            // What clients throw is theirs; that the round is over is not.
            Action answer = () => server.Leave(name, "it had not answered when the time was over");
            try
            {
                await places.WaitAsync(over.Token).ConfigureAwait(false);
                try
                {
                    if (!clients.TryGetValue(name, out var client)) throw new FederatedException("there is no client of this name any more");
                    var message = await client.TrainAsync(task, over.Token).WaitAsync(over.Token).ConfigureAwait(false);
                    answer = () => server.Receive(name, message);
                }
                finally
                {
                    places.Release();
                }
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                answer = () => server.Leave(name, fault.Message);
            }

            lock (places)
            {
                answer();
                answered++;
                display.Show((progress, answered) => progress.Answered(answered, server.Invited.Count), answered);
            }
        }
    }
}
