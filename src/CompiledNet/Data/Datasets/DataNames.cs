using System.Collections.Generic;

namespace CompiledNet;

/// <summary>What the columns of a data set and the classes among its targets are called; empty where they have no names.</summary>
internal sealed record DataNames(IReadOnlyList<string> Features, IReadOnlyList<string> Targets, IReadOnlyList<string> Classes)
{
    /// <summary>No names.</summary>
    public static DataNames None { get; } = new([], [], []);

    /// <summary>The names of a data set or another source.</summary>
    public static DataNames Of(IBatchSource data) => new(data.FeatureNames, data.TargetNames, data.ClassNames);

    /// <summary>These names, and those of <paramref name="other"/> where there are none.</summary>
    public DataNames Or(DataNames other) => new(
        Features.Count > 0 ? Features : other.Features, Targets.Count > 0 ? Targets : other.Targets, Classes.Count > 0 ? Classes : other.Classes);
}
