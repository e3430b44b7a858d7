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
        return Of(data.TargetMemory, data.TargetCount);
    }

    /// <summary>The same for rows of <paramref name="width"/> targets.</summary>
    public static int[][] Of(ReadOnlyMemory<float> targets, int width)
    {
        Check(targets.Span, width);
        if (width == 1 && Counted(targets.Span) is { } classes) return classes;
        var rows = new int[targets.Length / width];
        for (int i = 0; i < rows.Length; i++) rows[i] = i;
        Array.Sort(rows, (a, b) => Compare(targets, width, a, b) is var order && order != 0 ? order : a.CompareTo(b));

        int count = 1;
        for (int i = 1; i < rows.Length; i++)
            if (Compare(targets, width, rows[i - 1], rows[i]) != 0) count++;
        if (count == rows.Length) throw new ArgumentException("Classes with several samples were expected, but no two samples have the same targets.", "data");

        var strata = new int[count][];
        for (int start = 0, k = 0; k < count; k++)
        {
            int end = start + 1;
            while (end < rows.Length && Compare(targets, width, rows[start], rows[end]) == 0) end++;
            strata[k] = rows[start..end];
            start = end;
        }

        return strata;
    }

    // One index a row: classes are counted, unless there are far fewer rows than the largest index.
    private static int[][]? Counted(ReadOnlySpan<float> targets)
    {
        float largest = 0;
        foreach (float target in targets) largest = MathF.Max(largest, target);
        if (largest >= targets.Length) return null;
        var counts = new int[(int)largest + 1];
        foreach (float target in targets) counts[(int)target]++;
        var classes = new int[counts.Length][];
        for (int k = 0; k < classes.Length; k++) classes[k] = new int[counts[k]];
        Array.Clear(counts);
        for (int row = 0; row < targets.Length; row++)
        {
            int k = (int)targets[row];
            classes[k][counts[k]++] = row;
        }

        classes = Array.FindAll(classes, rows => rows.Length > 0);
        return classes.Length < targets.Length ? classes : null;
    }

    // 1 0 0 goes before 0 1 0, as class 0 before class 1.
    private static int Compare(ReadOnlyMemory<float> targets, int width, int a, int b)
    {
        int order = targets.Span.Slice(a * width, width).SequenceCompareTo(targets.Span.Slice(b * width, width));
        return width == 1 ? order : -order;
    }

    private static void Check(ReadOnlySpan<float> targets, int width)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (!DatasetClasses.IsIndex(targets[i]))
                throw new ArgumentException(FormattableString.Invariant($"A class index 0, 1, 2 … was expected, or several, but row {i / width} has the target {targets[i]}."), "data");
        }
    }
}
