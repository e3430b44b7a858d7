using System.Threading.Tasks;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>A row of the store for each client, so that an update is written alone and not with those of all others.</summary>
[PreferLocalPlacement, Immovable(ImmovableKind.Any)]
internal sealed class UpdateGrain([PersistentState("update", PostgresHosting.StorageName)] IPersistentState<StoredUpdate> state) : Grain, IUpdateGrain
{
    private readonly StoredState<StoredUpdate> _kept = new(state);

    public Task KeepAsync(int round, int attempt, byte[] message) => _kept.WriteAsync(kept => (kept.Round, kept.Attempt, kept.Message) = (round, attempt, message));

    public async Task<byte[]?> FindAsync(int round, int attempt)
    {
        await _kept.ReadAsync();
        return _kept.Exists && (_kept.Value.Round, _kept.Value.Attempt) == (round, attempt) ? _kept.Value.Message : null;
    }

    public async Task ForgetAsync(int round, int attempt)
    {
        await _kept.ReadAsync();
        if ((_kept.Value.Round, _kept.Value.Attempt).CompareTo((round, attempt)) < 0) await _kept.ClearAsync();
        DeactivateOnIdle();
    }
}
