using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <inheritdoc cref="ISweepGrain"/>
internal sealed class SweepGrain([PersistentState("sweep", PostgresHosting.StorageName)] IPersistentState<SweepRecord> state, ITrialHostClient hosts) : Grain, ISweepGrain
{
    private readonly Dictionary<SiloAddress, SiloObjective> _known = [];
    private readonly Dictionary<int, SiloAddress> _places = [];
    private Guid _client;
    private DateTime _heard;
    private TimeSpan _lease;

    private string Objective => this.GetPrimaryKeyString().Split('/')[0];

    private string Name => this.GetPrimaryKeyString()[(Objective.Length + 1)..];

    public async Task<SweepOpened> OpenAsync(SweepOpening opening)
    {
        if (IsOthers(opening.Client))
            return new SweepOpened("", FormattableString.Invariant($"The sweep '{Name}' is run by another client, last heard of {(DateTime.UtcNow - _heard).TotalSeconds:F0} s ago."), _lease);
        if (state.RecordExists)
        {
            if (TrialObjective.DifferenceOfSpaces(state.State.Space, opening.Space) is { } space) return new SweepOpened("", $"The sweep '{Name}' was begun in another space: {space}.");
            if (opening.Version is { } other && other != state.State.Version) return new SweepOpened("", $"The sweep '{Name}' was begun with version {state.State.Version} of '{Objective}', not {other}.");
        }

        var silos = await SilosAsync();
        string? version = opening.Version ?? (state.RecordExists ? state.State.Version : null);
        string[] versions = [.. silos.Values.Select(silo => silo.Version).OfType<string>().Distinct()];
        if (version is null && versions.Length > 1) return new SweepOpened("", $"The silos have several versions of '{Objective}'; say which one is meant: {Describe(silos)}.");
        version ??= versions.FirstOrDefault();
        if (!silos.Values.Any(silo => silo.Version == version && silo.Version is not null)) return new SweepOpened("", NoSilo(silos, version));
        if (silos.Values.First(silo => silo.Version == version).Space is { } found && TrialObjective.DifferenceOfSpaces(found, opening.Space) is { } difference)
            return new SweepOpened("", $"The silos have '{Objective}' in another space than the search: {difference}.");
        if (!state.RecordExists)
        {
            (state.State.Space, state.State.Version) = (opening.Space, version!);
            await state.WriteStateAsync();
        }

        (_client, _heard, _lease) = (opening.Client, DateTime.UtcNow, opening.Lease);
        return new SweepOpened(version!);
    }

    public Task<bool> HearAsync(Guid client)
    {
        if (IsOthers(client)) return Task.FromResult(false);
        (_client, _heard) = (client, DateTime.UtcNow);
        return Task.FromResult(true);
    }

    public async Task<TrialPlace> PlaceAsync(Guid client, int number)
    {
        if (!await HearAsync(client)) return new TrialPlace(null, $"The sweep '{Name}' has been taken over by another client.", IsLost: true);
        var silos = await SilosAsync();
        _places.Remove(number);
        var fit = silos.Where(silo => silo.Value.Version == state.State.Version && silo.Value.Space == state.State.Space).Select(silo => silo.Key).ToArray();
        if (fit.Length == 0) return new TrialPlace(null, NoSilo(silos, state.State.Version));
        var place = fit.MinBy(silo => (_places.Values.Count(silo.Equals), silo.ToParsableString()))!;
        _places[number] = place;
        if (number >= state.State.Trials)
        {
            state.State.Trials = number + 1;
            await state.WriteStateAsync();
        }

        return new TrialPlace(place);
    }

    public Task EndedAsync(int number)
    {
        _places.Remove(number);
        return Task.CompletedTask;
    }

    public Task CloseAsync(Guid client)
    {
        if (_client == client) _client = default;
        return Task.CompletedTask;
    }

    public async Task DeleteAsync()
    {
        for (int number = 0; number < state.State.Trials; number++)
            await GrainFactory.GetGrain<ITrialGrain>(FormattableString.Invariant($"{this.GetPrimaryKeyString()}/{number}")).DeleteAsync();
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    private bool IsOthers(Guid client) => _client != default && _client != client && DateTime.UtcNow - _heard < _lease;

    private string NoSilo(Dictionary<SiloAddress, SiloObjective> silos, string? version) =>
        $"No silo has the objective '{Objective}'{(version is null ? "" : $" in version {version}")}: {(silos.Count == 0 ? "there is none with trials" : Describe(silos))}.";

    private static string Describe(Dictionary<SiloAddress, SiloObjective> silos) =>
        string.Join("; ", silos.Values.OrderBy(silo => silo.Silo, StringComparer.Ordinal).Select(silo => $"silo '{silo.Silo}' has {silo.All}"));

    // What the active silos have; each is asked once.
    private async Task<Dictionary<SiloAddress, SiloObjective>> SilosAsync()
    {
        var active = await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        foreach (var gone in _known.Keys.Except(active.Keys).ToArray()) _known.Remove(gone);
        foreach (var (number, silo) in _places.ToArray())
            if (!active.ContainsKey(silo)) _places.Remove(number);
        foreach (var silo in active.Keys.Where(silo => !_known.ContainsKey(silo)))
        {
            try
            {
                _known[silo] = await hosts.FindAsync(silo, Objective).WaitAsync(TimeSpan.FromSeconds(5));
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException)
            {
                // A silo without trials, or one that is about to go: no place for now.
            }
        }

        return _known;
    }
}
