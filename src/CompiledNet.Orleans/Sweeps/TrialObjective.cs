using System;
using CompiledNet.Tuning;

namespace CompiledNet.Orleans;

/// <summary>An objective of a silo.</summary>
internal sealed record TrialObjective(string Name, SearchSpace Space, Func<RunningTrial, double> Objective, string Version)
{
    /// <summary>Whether it is the objective that a sweep means; what differs, or null.</summary>
    public string? Difference(string version, string space) =>
        Version != version ? $"its version of '{Name}' is {Version}, expected {version}" : DifferenceOfSpaces(Space.ToString(), space) is { } other ? $"'{Name}' is in another space there: {other}" : null;

    /// <summary>The first hyper-parameter that differs; null for equal spaces.</summary>
    public static string? DifferenceOfSpaces(string found, string expected)
    {
        string[] left = found.Split('\n'), right = expected.Split('\n');
        for (int i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            string one = i < left.Length ? left[i] : "nothing more", other = i < right.Length ? right[i] : "nothing more";
            if (one != other) return $"it has '{one}', expected '{other}'";
        }

        return null;
    }
}
