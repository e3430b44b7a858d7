using System;

namespace CompiledNet;

/// <summary>
/// The samples of each class, for splits in which every class has its share. Of several targets (a column per class, or
/// a class or label for each of several positions) the samples with the same row of targets are one class, as in
/// scikit-learn's <c>train_test_split(stratify=…)</c>: their shares keep those of every column.
/// </summary>
internal static class Strata
{
    /// <summary>The rows of each class that occurs: classes in ascending order, of one-hot targets too; rows in theirs.</summary>
    /// <exception cref="ArgumentException">The targets are no classes, or no two samples are of the same.</exception>
    public static int[][] Of(Dataset data)
    {
        if (data.TargetCount == 0) throw new ArgumentException("Targets that are classes were expected, but there are no targets.", nameof(data));
        Check(data);
        var rows = new int[data.Count];
        for (int i = 0; i < rows.Length; i++) rows[i] = i;
        Array.Sort(rows, (a, b) => Compare(data, a, b) is var order && order != 0 ? order : a.CompareTo(b));

        int count = 1;
        for (int i = 1; i < rows.Length; i++)
            if (Compare(data, rows[i - 1], rows[i]) != 0) count++;
        if (count == data.Count) throw new ArgumentException("Classes with several samples were expected, but no two samples have the same targets.", nameof(data));

        var strata = new int[count][];
        for (int start = 0, k = 0; k < count; k++)
        {
            int end = start + 1;
            while (end < rows.Length && Compare(data, rows[start], rows[end]) == 0) end++;
            strata[k] = rows[start..end];
            start = end;
        }

        return strata;
    }

    // 1 0 0 goes before 0 1 0, as class 0 before class 1.
    private static int Compare(Dataset data, int a, int b)
    {
        int order = data.TargetRow(a).SequenceCompareTo(data.TargetRow(b));
        return data.TargetCount == 1 ? order : -order;
    }

    private static void Check(Dataset data)
    {
        for (int i = 0; i < data.Targets.Length; i++)
        {
            float target = data.Targets[i];
            if (!DatasetClasses.IsIndex(target))
                throw new ArgumentException(FormattableString.Invariant($"A class index 0, 1, 2 … was expected, or several, but row {i / data.TargetCount} has the target {target}."), nameof(data));
        }
    }
}
