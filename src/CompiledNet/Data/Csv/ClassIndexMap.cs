using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The numbers of classes in two orders of their names.</summary>
internal static class ClassIndexMap
{
    /// <summary>For each class its number in the other order, −1 for one that is not in it; null if the numbers are the same or one of the two has no names.</summary>
    public static int[]? Between(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        if (from.Count == 0 || to.Count == 0) return null;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < to.Count; i++) numbers.TryAdd(to[i], i);
        var map = new int[from.Count];
        bool same = true;
        for (int i = 0; i < map.Length; i++)
        {
            map[i] = numbers.GetValueOrDefault(from[i], -1);
            same &= map[i] == i;
        }

        return same ? null : map;
    }
}
