using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Targets that stand for classes: as one index, or one-hot (a column per class, 1 in that of the sample's class, 0 elsewhere).</summary>
public static class DatasetClasses
{
    /// <summary>Turns the class index into one column per class.</summary>
    /// <param name="data">Samples with one target, an index 0, 1, 2 …</param>
    /// <param name="classCount">How many classes there are; null takes the number of class names, or the largest index + 1.</param>
    /// <exception cref="ArgumentException">A target is not an index below the number of classes.</exception>
    public static Dataset OneHot(this Dataset data, int? classCount = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.TargetCount != 1)
            throw new ArgumentException($"One target, the class index, was expected, but there are {data.TargetCount}.", nameof(data));
        int count = classCount ?? (data.ClassNames.Count > 0 ? data.ClassNames.Count : LargestIndex(data) + 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(classCount));

        var targets = new float[checked(data.Count * count)];
        for (int row = 0; row < data.Count; row++)
        {
            int index = Index(data, row);
            if (index >= count) throw new ArgumentException($"Row {row} has the class {index}, but there are {count} classes.", nameof(classCount));
            targets[row * count + index] = 1;
        }

        return data.WithTargets(targets, count, data.ClassNames.Count == count ? data.ClassNames : []);
    }

    /// <summary>Turns one column per class into the index of the largest, the first of equals.</summary>
    /// <exception cref="ArgumentException">There are no targets.</exception>
    public static Dataset ArgMax(this Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.TargetCount == 0) throw new ArgumentException("One target per class was expected, but there are none.", nameof(data));
        var targets = new float[data.Count];
        for (int row = 0; row < data.Count; row++) targets[row] = Largest(data.TargetRow(row));
        return data.WithTargets(targets, 1, []);
    }

    /// <summary>The rows of each class that occurs, classes in ascending order.</summary>
    internal static int[][] Group(Dataset data)
    {
        if (data.TargetCount == 0) throw new ArgumentException("Targets that are classes were expected, but there are no targets.", nameof(data));
        var groups = new SortedDictionary<int, List<int>>();
        for (int row = 0; row < data.Count; row++)
        {
            int index = data.TargetCount == 1 ? Index(data, row) : Hot(data, row);
            if (!groups.TryGetValue(index, out var rows)) groups.Add(index, rows = []);
            rows.Add(row);
        }

        return [.. Arrays(groups.Values)];

        static IEnumerable<int[]> Arrays(IEnumerable<List<int>> lists)
        {
            foreach (var list in lists) yield return [.. list];
        }
    }

    private static int Index(Dataset data, int row)
    {
        float target = data.Targets[row];
        if (target >= 0 && target < 1 << 24 && target == MathF.Floor(target)) return (int)target;
        throw new ArgumentException(FormattableString.Invariant($"A class index 0, 1, 2 … was expected, but row {row} has the target {target}."), nameof(data));
    }

    private static int Hot(Dataset data, int row)
    {
        var targets = data.TargetRow(row);
        int hot = targets.IndexOf(1f);
        if (hot >= 0 && targets[..hot].IndexOfAnyExcept(0f) < 0 && targets[(hot + 1)..].IndexOfAnyExcept(0f) < 0) return hot;
        throw new ArgumentException($"One-hot targets were expected, but those of row {row} are not a single 1 and otherwise 0.", nameof(data));
    }

    private static int LargestIndex(Dataset data)
    {
        int largest = 0;
        for (int row = 0; row < data.Count; row++) largest = Math.Max(largest, Index(data, row));
        return largest;
    }

    private static int Largest(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }
}
