using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <inheritdoc cref="ISweepGrain"/>
[Immovable(ImmovableKind.Any)]
internal sealed class SweepGrain([PersistentState("sweep", PostgresHosting.StorageName)] IPersistentState<SweepRecord> state, IServiceProvider services) : Grain, ISweepGrain
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly StoredState<SweepRecord> _record = new(state);
    private readonly TrialHostClient _hosts = new(services);
    private readonly Dictionary<SiloAddress, SiloObjective> _known = [];
    private readonly Dictionary<int, SiloAddress> _places = [];
    // A client is as good as heard of when the grain begins to live on another silo.
    private long _heard = Stopwatch.GetTimestamp();
    // Silos that have not answered in time what they have.
    private int _silent;

    private string Objective => this.GetPrimaryKeyString().Split('/')[0];

    private string Name => this.GetPrimaryKeyString()[(Objective.Length + 1)..];

    public async Task<SweepOpened> OpenAsync(SweepOpening opening)
    {
        await _record.ReadAsync();
        var record = _record.Value;
        var silent = Stopwatch.GetElapsedTime(_heard);
        if (record.Client != default && record.Client != opening.Client && silent < record.Lease)
            return new SweepOpened("", FormattableString.Invariant($"The sweep '{Name}' is run by another client, last heard of {silent.TotalSeconds:F0} s ago."), record.Lease);
        if (_record.Exists)
        {
            if (TrialObjective.DifferenceOfSpaces(record.Space, opening.Space) is { } space) return new SweepOpened("", $"The sweep '{Name}' was begun in another space: {space}.");
            if (opening.Version is { } other && other != record.Version) return new SweepOpened("", $"The sweep '{Name}' was begun with version {record.Version} of '{Objective}', not {other}.");
        }

        var silos = await SilosAsync();
        string? version = opening.Version ?? (_record.Exists ? record.Version : null);
        if (_silent > 0 && !silos.Values.Any(silo => version is not null && silo.Version == version))
            throw new TimeoutException($"{_silent} of the silos have not said which objectives they have.");
        string[] versions = [.. silos.Values.Select(silo => silo.Version).OfType<string>().Distinct()];
        if (version is null && versions.Length > 1) return new SweepOpened("", $"The silos have several versions of '{Objective}'; say which one is meant: {Describe(silos)}.");
        version ??= versions.FirstOrDefault();
        if (silos.Values.FirstOrDefault(silo => silo.Version == version && version is not null) is not { } fit) return new SweepOpened("", NoSilo(silos, version));
        if (TrialObjective.DifferenceOfSpaces(fit.Space!, opening.Space) is { } difference) return new SweepOpened("", $"The silos have '{Objective}' in another space than the search: {difference}.");
        await _record.WriteAsync(written => (written.Space, written.Version, written.Client, written.Lease) = (opening.Space, version!, opening.Client, opening.Lease));
        _heard = Stopwatch.GetTimestamp();
        return new SweepOpened(version!);
    }

    public async Task<bool> HearAsync(Guid client)
    {
        await _record.ReadAsync();
        if (_record.Value.Client != client) return false;
        _heard = Stopwatch.GetTimestamp();
        return true;
    }

    public async Task<TrialPlace> PlaceAsync(Guid client, int number)
    {
        if (!await HearAsync(client)) return new TrialPlace(null, $"The sweep '{Name}' has been taken over by another client, or removed.", IsLost: true);
        var silos = await SilosAsync();
        _places.Remove(number);
        var fit = silos.Where(silo => silo.Value.Version == _record.Value.Version && silo.Value.Space == _record.Value.Space).Select(silo => silo.Key).ToArray();
        if (fit.Length == 0) return new TrialPlace(null, NoSilo(silos, _record.Value.Version));
        var place = fit.MinBy(silo => (_places.Values.Count(silo.Equals), silo.ToParsableString()))!;
        await _record.WriteAsync(record => record.Trials = number + 1, when: record => record.Trials <= number);
        _places[number] = place;
        return new TrialPlace(place);
    }

    public Task EndedAsync(int number)
    {
        _places.Remove(number);
        return Task.CompletedTask;
    }

    public Task CloseAsync(Guid client) => _record.WriteAsync(record => record.Client = default, when: record => record.Client == client);

    public async Task DeleteAsync()
    {
        await _record.ReadAsync();
        for (int number = 0; number < _record.Value.Trials; number++)
            await GrainFactory.GetGrain<ITrialGrain>(FormattableString.Invariant($"{this.GetPrimaryKeyString()}/{number}")).DeleteAsync();
        await _record.ClearAsync();
        DeactivateOnIdle();
    }

    private string NoSilo(Dictionary<SiloAddress, SiloObjective> silos, string? version) =>
        $"No silo has the objective '{Objective}'{(version is null ? "" : $" in version {version}")}: {(silos.Count == 0 ? "there is none with trials" : Describe(silos))}.";

    private static string Describe(Dictionary<SiloAddress, SiloObjective> silos) =>
        string.Join("; ", silos.Values.OrderBy(silo => silo.Silo, StringComparer.Ordinal).Select(silo => $"silo '{silo.Silo}' has {silo.All}"));

    // What the active silos have; each is asked until it has answered.
    private async Task<Dictionary<SiloAddress, SiloObjective>> SilosAsync()
    {
        var active = await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        foreach (var gone in _known.Keys.Except(active.Keys).ToArray()) _known.Remove(gone);
        foreach (var (number, silo) in _places.ToArray())
            if (!active.ContainsKey(silo)) _places.Remove(number);
        _silent = 0;
        await Task.WhenAll(active.Keys.Except(_known.Keys).Select(AskAsync));
        return _known;
    }

    private async Task AskAsync(SiloAddress silo)
    {
        try
        {
            _known[silo] = await _hosts.FindAsync(silo, Objective).WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            _silent++;
        }
        catch (OrleansException)
        {
            // A silo without trials, or one that is about to go: no place for now.
        }
    }
}
