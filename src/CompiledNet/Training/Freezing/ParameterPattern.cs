using System;

namespace CompiledNet;

/// <summary>Names of parameters by a pattern: <c>dense</c> for all of a layer or block, <c>dense/kernel</c> for one, <c>*/bias</c> with any text in the place of each star.</summary>
internal static class ParameterPattern
{
    /// <summary>Whether the parameter of that name is meant.</summary>
    public static bool Matches(string pattern, string name)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return name.StartsWith(pattern, StringComparison.Ordinal) && (name.Length == pattern.Length || name[pattern.Length] == '/');
        string[] parts = pattern.Split('*');
        if (!name.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        int at = parts[0].Length;
        for (int i = 1; i < parts.Length - 1; i++)
        {
            int found = name.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }

        return name.Length - at >= parts[^1].Length && name.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
