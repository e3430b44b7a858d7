using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Federated;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>The server of a federation in a silo. It acts when it is called: clients that wait ask again and again.</summary>
/// <remarks>
/// What the store does not have does not count: where it cannot be written, the grain ends, and begins anew from the store with the next call. Updates of a closed
/// round are removed after the store has its end; until they are, it has their names, so that a silo which is lost in between leaves none for ever.
/// </remarks>
internal sealed partial class FederationGrain(
    [PersistentState("federation", PostgresHosting.StorageName)] IPersistentState<FederationState> state,
    IEnumerable<FederationDefinition> definitions, ILocalSiloDetails silo, ILogger<FederationGrain> logger) : Grain, IFederationGrain
{
    // A client that has not asked for so many intervals has left.
    private const int SilentIntervals = 10;

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private FederationDefinition _definition = null!;
    private FederatedServer _server = null!;
    private string[] _leftovers = [];
    private DateTimeOffset _waitsSince;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        string name = this.GetPrimaryKeyString();
        _definition = definitions.LastOrDefault(definition => definition.Name == name)
            ?? throw new KeyNotFoundException($"Silo '{silo.Name}' knows no federation '{name}' among: {string.Join(", ", definitions.Select(definition => definition.Name))}.");
        _server = _definition.Create();
        _waitsSince = Now;
        if (!state.RecordExists) return;
        try
        {
            _server.Restore(new MemoryStream(state.State.Server));
        }
        catch (FederatedException misfit)
        {
            // This silo has another version of the network, optimizer or seed: what differs is said, the store is as it was, and another silo may do.
            throw new OrleansException($"Federation '{name}' cannot go on in silo '{silo.Name}'. {misfit.Message}");
        }

        foreach (string client in _server.Invited)
            if (await UpdateOf(client).FindAsync(_server.Round, _server.Attempt) is { } message) _server.Receive(client, message);
        _leftovers = state.State.Leftovers;
        await TidyAsync();
    }

    public async Task<FederationOffer> PullAsync(string client)
    {
        FederatedServer.CheckName(client);
        _seen[client] = Now;
        await AdvanceAsync();
        return new FederationOffer
        {
            Task = !IsFinished && _server.IsWaitingFor(client) ? _server.CurrentTask() : null,
            Wait = _definition.Rules.PollInterval, IsFinished = IsFinished, Fault = state.State.Fault,
        };
    }

    public async Task<Refusal?> PushAsync(string client, byte[] message)
    {
        FederatedServer.CheckName(client);
        ArgumentNullException.ThrowIfNull(message);
        _seen[client] = Now;
        if (_server.Receive(client, message) is { } refusal)
        {
            LogRefused(_definition.Name, refusal);
            await AdvanceAsync();
            return refusal;
        }

        await OrAnewAsync(UpdateOf(client).KeepAsync(_server.Round, _server.Attempt, message));
        await AdvanceAsync();
        return null;
    }

    public async Task LeaveAsync(string client, string reason)
    {
        _server.Leave(client, reason);
        await AdvanceAsync();
    }

    public Task<FederationStatus> GetStatusAsync() => Task.FromResult(new FederationStatus
    {
        Round = _server.Round, Rounds = _definition.Rules.Rounds, Clients = Present().Order(StringComparer.Ordinal).ToArray(),
        Invited = _server.Invited.ToArray(), Received = _server.Received.ToArray(), Records = _server.Records.ToArray(), Fault = state.State.Fault,
    });

    public Task<byte[]> GetWeightsAsync()
    {
        var stream = new MemoryStream();
        _server.Network.Save(stream);
        return Task.FromResult(stream.ToArray());
    }

    private bool IsFinished => state.State.Fault is not null || _server.Round >= _definition.Rules.Rounds;

    private DateTimeOffset Now => _server.Options.Clock.GetUtcNow();

    private async Task AdvanceAsync()
    {
        if (_server.IsComplete || (_server.IsOpen && Now >= _server.Deadline)) await CloseAsync();
        if (_leftovers.Length > 0) await TidyAsync();
        if (_server.IsOpen || IsFinished || !MayBegin()) return;
        _server.Begin(Present());
        await SaveAsync();
        LogBegun(_definition.Name, _server.Round + 1, _definition.Rules.Rounds, string.Join(", ", _server.Invited));
    }

    private async Task CloseAsync()
    {
        _leftovers = [.. _leftovers.Union(_server.Invited)];
        try
        {
            // Not on the threads of the silo's scheduler: a round may end with a long validation.
            LogClosed(_definition.Name, _server.Round + 1, _definition.Rules.Rounds, Summary(await Task.Run(_server.Close)));
        }
        catch (FederatedException fault)
        {
            state.State.Fault = fault.Message;
            LogEnded(fault, _definition.Name);
        }

        await SaveAsync();
        _waitsSince = Now;
    }

    // What cannot be removed now is when the grain is next called.
    private async Task TidyAsync()
    {
        try
        {
            while (_leftovers is [var client, .. var others])
            {
                await UpdateOf(client).ForgetAsync(state.State.Fault is null ? _server.Round : int.MaxValue, _server.Attempt);
                _leftovers = others;
            }
        }
        catch (Exception exception)
        {
            LogLeft(exception, _definition.Name, _leftovers.Length);
        }
    }

    private Task SaveAsync()
    {
        var stream = new MemoryStream();
        _server.Save(stream);
        (state.State.Server, state.State.Leftovers) = (stream.ToArray(), _leftovers);
        return OrAnewAsync(state.WriteStateAsync());
    }

    private async Task OrAnewAsync(Task write)
    {
        try
        {
            await write;
        }
        catch (Exception exception)
        {
            DeactivateOnIdle();
            LogNotWritten(exception, _definition.Name);
            // Without what the store has thrown: the client may not know that.
            throw new OrleansException($"Federation '{_definition.Name}' cannot write to the store: {exception.Message}");
        }
    }

    private bool MayBegin()
    {
        int clients = Present().Count();
        if (clients < _server.Options.Quorum) return false;
        return clients >= _definition.Rules.Clients || Now - _waitsSince >= _server.Options.Timeout;
    }

    private IEnumerable<string> Present() => _seen.Where(pair => Now - pair.Value <= SilentIntervals * _definition.Rules.PollInterval).Select(pair => pair.Key);

    private IUpdateGrain UpdateOf(string client) => GrainFactory.GetGrain<IUpdateGrain>($"{_definition.Name}/{client}");
}
