using System;
using System.Runtime.CompilerServices;

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

    /// <summary>Turns one column per class into the index of the largest, the first of equals. Columns with names name the classes.</summary>
    /// <exception cref="ArgumentException">There are fewer than two targets, or they are class indices, one for each step.</exception>
    public static Dataset ArgMax(this Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.TargetCount < 2) throw new ArgumentException($"One target per class was expected, but there {(data.TargetCount == 0 ? "are none" : "is one: a class index already")}.", nameof(data));
        RefuseIndices(data);
        var targets = new float[data.Count];
        for (int row = 0; row < data.Count; row++) targets[row] = ClassIndex.OfHighest(data.TargetRow(row));
        var classes = data.ClassNames.Count == data.TargetCount || data.TargetNames.Count == 0 ? data.ClassNames : data.TargetNames;
        return data.WithTargets(targets, 1, []).WithNames(classes: classes);
    }

    /// <summary>The class index of a sample.</summary>
    internal static int Index(Dataset data, int row)
    {
        float target = data.Targets[row];
        if (IsIndex(target)) return (int)target;
        throw new ArgumentException(FormattableString.Invariant($"A class index 0, 1, 2 … was expected, but row {row} has the target {target}."), nameof(data));
    }

    /// <summary>Whether a target can number a class: whole, and small enough for a float to tell it from its neighbours.</summary>
    [MethodImpl(Hot.Inlined)]
    internal static bool IsIndex(float target) => target >= 0 && target < 1 << 24 && target == MathF.Floor(target);

    // A column per class holds 0 and 1, probabilities or logits; whole numbers throughout, with others than 0 and 1, number classes.
    private static void RefuseIndices(Dataset data)
    {
        int beyond = -1;
        for (int i = 0; i < data.Targets.Length; i++)
        {
            float target = data.Targets[i];
            if (!IsIndex(target)) return;
            if (target > 1 && beyond < 0) beyond = i;
        }

        if (beyond >= 0)
            throw new ArgumentException($"One target per class was expected, but row {beyond / data.TargetCount} has {data.Targets[beyond]} in column {beyond % data.TargetCount}: the targets are class indices, one for each step.", nameof(data));
    }

    private static int LargestIndex(Dataset data)
    {
        int largest = 0;
        for (int row = 0; row < data.Count; row++) largest = Math.Max(largest, Index(data, row));
        return largest;
    }
}
