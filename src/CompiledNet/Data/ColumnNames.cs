using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Finds named columns in data that has them in an order of its own.</summary>
internal static class ColumnNames
{
    private const int MostInMessage = 5;

    /// <summary>Where each known column stands in the data; null if it stands where it is known, or if one of the two has no names.</summary>
    /// <param name="known">The names that something was fitted to, or empty.</param>
    /// <param name="given">The names of the data, or empty.</param>
    /// <param name="kind">What is named, such as "features".</param>
    /// <param name="owner">What was fitted, such as "the scaler".</param>
    /// <exception cref="ArgumentException">The names are not the same, or one occurs twice.</exception>
    public static int[]? Order(IReadOnlyList<string> known, IReadOnlyList<string> given, string kind, string owner)
    {
        if (known.Count == 0 || given.Count == 0 || ReferenceEquals(known, given) || known.SequenceEqual(given)) return null;

        string[] missing = [.. known.Except(given)], unknown = [.. given.Except(known)];
        if (missing.Length > 0 || unknown.Length > 0)
            throw new ArgumentException($"The {kind} of the data are not those that {owner} was fitted to.{Listed("Missing", missing)}{Listed("Unknown", unknown)} Columns are found by name; WithNames gives them other names, or none to take them by position.", "data");
        if (known.Count != given.Count || known.Distinct().Count() != known.Count)
            throw new ArgumentException($"The {kind} of the data stand in another order than those that {owner} was fitted to, and cannot be found by name: {First(known, given)} occurs more than once.", "data");

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < given.Count; i++) positions.Add(given[i], i);
        return [.. known.Select(name => positions[name])];
    }

    /// <summary>Takes from each row of <paramref name="width"/> numbers those at the given positions, in their order.</summary>
    public static float[] Take(ReadOnlySpan<float> rows, int width, int[] positions)
    {
        var taken = new float[rows.Length / width * positions.Length];
        for (int start = 0, next = 0; start < rows.Length; start += width)
            foreach (int position in positions) taken[next++] = rows[start + position];
        return taken;
    }

    private static string Listed(string what, string[] names) =>
        names.Length == 0 ? "" : $" {what}: " + string.Join(", ", names.Take(MostInMessage).Select(name => $"'{name}'")) + (names.Length > MostInMessage ? $" and {names.Length - MostInMessage} more." : ".");

    private static string First(IReadOnlyList<string> known, IReadOnlyList<string> given) =>
        known.Concat(given).GroupBy(name => name).Where(group => known.Count(name => name == group.Key) > 1 || given.Count(name => name == group.Key) > 1).Select(group => $"'{group.Key}'").First();
}
