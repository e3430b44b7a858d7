using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Tuning;

namespace CompiledNet.Orleans;

/// <summary>The objectives that a silo can run trials of, by name.</summary>
public sealed class TrialObjectives
{
    private readonly Dictionary<string, TrialObjective> _all = new(StringComparer.Ordinal);

    internal TrialObjectives() { }

    /// <summary>Adds an objective: what a trial gives, code of one's own that every silo has.</summary>
    /// <param name="name">Its name, by which a sweep asks for it.</param>
    /// <param name="space">What may be set; a search has to be in the same space.</param>
    /// <param name="objective">Gives the value of a trial. Called on threads of their own, several at once if the silo has several trials.</param>
    /// <param name="version">What tells whether two silos have the same objective; null for the build of the assembly that the objective is in, so that silos of two builds do not run one sweep.</param>
    /// <returns>These objectives.</returns>
    /// <exception cref="ArgumentException">The name is empty, longer than 200 characters, has control characters or a slash, or is taken.</exception>
    public TrialObjectives Add(string name, SearchSpace space, Func<RunningTrial, double> objective, string? version = null)
    {
        GrainName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        if (name.Contains('/', StringComparison.Ordinal)) throw new ArgumentException($"The name of an objective has no slash: '{name}'.", nameof(name));
        var added = new TrialObjective(name, space, objective, version ?? $"build {objective.Method.Module.ModuleVersionId:N}");
        return _all.TryAdd(name, added) ? this : throw new ArgumentException($"There is an objective '{name}' already.", nameof(name));
    }

    internal TrialObjective? Find(string name) => _all.GetValueOrDefault(name);

    /// <summary>Such as <c>diabetes (version 2)</c>.</summary>
    internal string Describe() => _all.Count == 0 ? "none" : string.Join(", ", _all.Values.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"'{one.Name}' ({one.Version})"));
}
