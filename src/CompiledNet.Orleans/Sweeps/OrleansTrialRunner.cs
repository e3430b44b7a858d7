using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tuning;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <summary>
/// Runs the trials of a search on the silos of a cluster, wherever there are some: <c>Search.RunAsync(space, sweep, options)</c> gives what it gives on
/// the threads of this process. A trial whose silo is lost goes on on another one from its last checkpoint. What has ended is in the cluster's store,
/// so that a sweep with a name goes on after this process has died.
/// </summary>
public sealed class OrleansTrialRunner : ITrialRunner, IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private readonly IClusterClient _client;
    private readonly ISweepGrain _sweep;
    private readonly string _key;
    private readonly SweepOptions _options;
    private readonly Guid _id = Guid.NewGuid();
    private readonly SemaphoreSlim _opening = new(1);
    private readonly CancellationTokenSource _end = new();
    private Task _heartbeat = Task.CompletedTask;
    private string? _version;
    private bool _isDisposed;

    /// <summary>Prepares a sweep; it begins with the first trial.</summary>
    /// <param name="client">A client of the cluster.</param>
    /// <param name="objective">The name under which the silos have the objective, see <see cref="TrialHosting.AddTrials"/>.</param>
    /// <param name="sweep">The name of the sweep, under which it can go on later; null for a new one. Another search needs another name.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">A name is empty, longer than 200 characters or has control characters, or that of the objective has a slash.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time of the options is outside of its range.</exception>
    public OrleansTrialRunner(IClusterClient client, string objective, string? sweep = null, SweepOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        GrainName.Check(objective, nameof(objective));
        if (objective.Contains('/', StringComparison.Ordinal)) throw new ArgumentException($"The name of an objective has no slash: '{objective}'.", nameof(objective));
        if (sweep is not null) GrainName.Check(sweep, nameof(sweep));
        if (options is not null) Check(options);
        Name = sweep ?? $"{_id:N}";
        (_client, _options, _key) = (client, options ?? new SweepOptions(), $"{objective}/{Name}");
        _sweep = client.GetGrain<ISweepGrain>(_key);
    }

    /// <summary>The name of the sweep.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    /// <exception cref="TrialRunnerException">The silos refuse the sweep, such as one of another version, or none has answered for too long.</exception>
    public async Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(monitor);
        var patience = new Patience(_options.GiveUpAfter, cancellationToken);
        string version = await OpenAsync(request.Point.Space.ToString(), patience, cancellationToken).ConfigureAwait(false);
        var grain = _client.GetGrain<ITrialGrain>(FormattableString.Invariant($"{_key}/{request.Number}"));
        var trial = new SweptTrial(_sweep, grain, _id, request, version, patience);
        try
        {
            var outcome = await trial.RunAsync(monitor).ConfigureAwait(false);
            await TryAsync(() => _sweep.EndedAsync(request.Number)).ConfigureAwait(false);
            return outcome;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await TryAsync(() => Task.WhenAll(trial.LeaveAsync(), _sweep.EndedAsync(request.Number))).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Removes the sweep, with the outcomes of its trials, from the cluster's store.</summary>
    /// <exception cref="OrleansException">The cluster does not answer.</exception>
    public Task DeleteAsync() => _sweep.DeleteAsync();

    /// <summary>Ends the work of this process on the sweep; what has ended stays in the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _end.CancelAsync().ConfigureAwait(false);
        await _heartbeat.ConfigureAwait(false);
        if (_version is not null) await TryAsync(() => _sweep.CloseAsync(_id)).ConfigureAwait(false);
        _end.Dispose();
        _opening.Dispose();
    }

    /// <summary>From now on nobody hears of this client, as if its process had died.</summary>
    internal void StopBeating() => _end.Cancel();

    private static void Check(SweepOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Lease, SweepOptions.ShortestLease, nameof(options.Lease));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Lease, SweepOptions.LongestLease, nameof(options.Lease));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GiveUpAfter, TimeSpan.Zero, nameof(options.GiveUpAfter));
    }

    // The version that the trials run in. Who begins a sweep that a killed process has left waits until that counts as gone.
    private async Task<string> OpenAsync(string space, Patience patience, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var opening = new SweepOpening(_id, space, _options.Version, _options.Lease);
            for (long start = Stopwatch.GetTimestamp(); _version is null;)
            {
                // An answer may be late: what it tells is how it was when it was asked for.
                var waited = Stopwatch.GetElapsedTime(start);
                var opened = await patience.UntilAnsweredAsync<SweepOpened>(async () => (await _sweep.OpenAsync(opening).ConfigureAwait(false), null)).ConfigureAwait(false);
                if (opened.Refusal is null) (_heartbeat, _version) = (BeatAsync(), opened.Version);
                else if (waited >= 2 * opened.BusyFor) throw new TrialRunnerException(opened.Refusal);
                else await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }

            return _version;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task BeatAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(_options.Lease / 3, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_end.IsCancellationRequested) await TryAsync(() => _sweep.HearAsync(_id)).ConfigureAwait(false);
        }
    }

    // What is only good manners: a cluster that does not hear it finds out by itself.
    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call().WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The lost silo has forgotten the trial anyway.
        }
    }
}
