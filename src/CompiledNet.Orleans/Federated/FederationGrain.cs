using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Federated;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>The server of a federation in a silo. It acts when it is called: clients that wait ask again and again.</summary>
/// <remarks>
/// What the store does not have does not count: where it cannot be written, the grain ends, and begins anew from the store with the next call. Updates of a closed
/// round are removed after the store has its end; until they are, it has their names, so that a silo which is lost in between leaves none for ever. In a silo that
/// cannot go on with the federation, it says why to whoever calls, and moves to the next one: the next call would find it here again.
/// </remarks>
[Immovable(ImmovableKind.Any)]
internal sealed partial class FederationGrain(
    [PersistentState("federation", PostgresHosting.StorageName)] IPersistentState<FederationState> state,
    IEnumerable<FederationDefinition> definitions, ILocalSiloDetails silo, ILogger<FederationGrain> logger) : Grain, IFederationGrain
{
    // A client that has not asked for so many intervals has left.
    private const int SilentIntervals = 10;

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private FederationDefinition _definition = null!;
    private FederatedServer _server = null!;
    private Func<Exception>? _refusal;
    private string[] _leftovers = [];
    private DateTimeOffset _waitsSince;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        string name = this.GetPrimaryKeyString();
        if (definitions.FirstOrDefault(definition => definition.Name == name) is not { } definition)
        {
            _refusal = () => new KeyNotFoundException($"Silo '{silo.Name}' knows no federation '{name}' among: {string.Join(", ", definitions.Select(definition => definition.Name))}.");
            return;
        }

        _definition = definition;
        try
        {
            _server = _definition.Create();
        }
        catch (Exception fault)
        {
            // Such as for want of data that other machines have.
            _refusal = () => new OrleansException($"Federation '{name}' cannot be made in silo '{silo.Name}': {fault.Message}");
            return;
        }

        _waitsSince = Now;
        if (!state.RecordExists) return;
        try
        {
            _server.Restore(new MemoryStream(state.State.Server));
        }
        catch (FederatedException misfit)
        {
            // This silo has another version of the network, optimizer or seed: what differs is said, and the store is as it was.
            _refusal = () => new OrleansException($"Federation '{name}' cannot go on in silo '{silo.Name}'. {misfit.Message}");
            return;
        }

        foreach (string client in _server.Invited)
            if (await UpdateOf(client).FindAsync(_server.Round, _server.Attempt) is { } message) _server.Receive(client, message);
        _leftovers = state.State.Leftovers;
        await TidyAsync();
    }

    public async Task<FederationOffer> PullAsync(string client)
    {
        Check();
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
        Check();
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
        Check();
        _server.Leave(client, reason);
        await AdvanceAsync();
    }

    public Task<FederationStatus> GetStatusAsync()
    {
        Check();
        return Task.FromResult(new FederationStatus
        {
            Round = _server.Round, Rounds = _definition.Rules.Rounds, Clients = Present().Order(StringComparer.Ordinal).ToArray(),
            Invited = _server.Invited.ToArray(), Received = _server.Received.ToArray(), Records = _server.Records.ToArray(), Fault = state.State.Fault,
        });
    }

    public Task<byte[]> GetWeightsAsync()
    {
        Check();
        var stream = new MemoryStream();
        _server.Network.Save(stream);
        return Task.FromResult(stream.ToArray());
    }

    private bool IsFinished => state.State.Fault is not null || _server.Round >= _definition.Rules.Rounds;

    private DateTimeOffset Now => _server.Options.Clock.GetUtcNow();

    // Whether this silo can go on with the federation; if not, the next one is to try.
    private void Check()
    {
        if (_refusal is null) return;
        this.MoveOn();
        throw _refusal();
    }
}
