using System.Threading.Tasks;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>A row of the store for each client, so that an update is written alone and not with those of all others.</summary>
[PreferLocalPlacement]
internal sealed class UpdateGrain([PersistentState("update", PostgresHosting.StorageName)] IPersistentState<StoredUpdate> state) : Grain, IUpdateGrain
{
    public Task KeepAsync(int round, byte[] message)
    {
        state.State = new StoredUpdate { Round = round, Message = message };
        return state.WriteStateAsync();
    }

    public Task<byte[]?> FindAsync(int round) => Task.FromResult(state.RecordExists && state.State.Round == round ? state.State.Message : null);

    public async Task ForgetAsync()
    {
        if (state.RecordExists) await state.ClearStateAsync();
        DeactivateOnIdle();
    }
}
