using System;
using System.Threading;
using System.Threading.Tasks;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>
/// The state of a grain whose memory is never ahead of the store: changes are made one after another, each on what the store has. A write that fails may have
/// reached it or not, so whoever comes next reads it first.
/// </summary>
/// <param name="state">The state, as Orleans keeps it.</param>
internal sealed class StoredState<T>(IPersistentState<T> state) where T : class, new()
{
    private readonly SemaphoreSlim _one = new(1);
    private bool _isUnsure;

    /// <summary>What the store had when it last answered.</summary>
    public T Value => state.State;

    /// <summary>Whether the store had anything.</summary>
    public bool Exists => state.RecordExists;

    /// <summary>Waits until <see cref="Value"/> is what the store has.</summary>
    public Task ReadAsync() => InTurnAsync(() => Task.CompletedTask);

    /// <summary>Changes the state in memory and store.</summary>
    /// <param name="change">Makes the change.</param>
    /// <param name="when">Whether it is to be made, by what the store has; null for always.</param>
    public Task WriteAsync(Action<T> change, Func<T, bool>? when = null) => InTurnAsync(() =>
    {
        if (when is not null && !when(state.State)) return Task.CompletedTask;
        return SurelyAsync(() =>
        {
            change(state.State);
            return state.WriteStateAsync();
        });
    });

    /// <summary>Removes the state.</summary>
    public Task ClearAsync() => InTurnAsync(() => state.RecordExists ? SurelyAsync(() => state.ClearStateAsync()) : Task.CompletedTask);

    private async Task InTurnAsync(Func<Task> step)
    {
        await _one.WaitAsync();
        try
        {
            if (_isUnsure) await state.ReadStateAsync();
            _isUnsure = false;
            await step();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task SurelyAsync(Func<Task> write)
    {
        _isUnsure = true;
        await write();
        _isUnsure = false;
    }
}
