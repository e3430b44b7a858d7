using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Classes of unequal size: as many samples of each, or weights that make up for the difference.</summary>
public static class ClassBalance
{
    /// <summary>
    /// Repeats random samples of the smaller classes until each has as many as the largest, all samples in random order.
    /// For training only: what validates has to keep the classes as they are.
    /// </summary>
    /// <param name="data">Samples whose targets are classes, as for <see cref="DatasetSplits.StratifiedSplit(Dataset, double, int, int)"/>.</param>
    /// <param name="seed">Fixes the choice and the order.</param>
    /// <exception cref="ArgumentException">The targets are no classes.</exception>
    public static Dataset Oversample(this Dataset data, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var classes = Strata.Of(data);
        int size = 0;
        foreach (int[] rows in classes) size = Math.Max(size, rows.Length);
        return Resample(data, classes, size, seed);
    }

    /// <summary>Keeps of each class as many random samples as the smallest has, all samples in random order.</summary>
    /// <inheritdoc cref="Oversample"/>
    public static Dataset Undersample(this Dataset data, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var classes = Strata.Of(data);
        int size = data.Count;
        foreach (int[] rows in classes) size = Math.Min(size, rows.Length);
        return Resample(data, classes, size, seed);
    }

    /// <summary>
    /// Weights for <see cref="FitOptions.ClassWeights"/> with which all classes that occur weigh the same: samples /
    /// (classes · samples of the class), as scikit-learn's <c>class_weight="balanced"</c>.
    /// </summary>
    /// <param name="data">Samples with one target, a class index, or with one-hot targets.</param>
    /// <exception cref="ArgumentException">The targets are neither.</exception>
    public static IReadOnlyDictionary<int, float> BalancedClassWeights(this Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var weights = new Dictionary<int, float>();
        var classes = Strata.Of(data);
        foreach (int[] rows in classes)
        {
            var targets = data.TargetRow(rows[0]);
            int index = targets.Length == 1 ? (int)targets[0] : targets.IndexOf(1f);
            if (targets.Length > 1 && (index < 0 || targets.Count(0f) != targets.Length - 1))
                throw new ArgumentException($"One class per sample was expected, but the targets of row {rows[0]} are not a single 1 and otherwise 0.", nameof(data));
            weights.Add(index, (float)((double)data.Count / ((double)classes.Length * rows.Length)));
        }

        return weights;
    }

    private static Dataset Resample(Dataset data, int[][] classes, int size, int seed)
    {
        var random = DatasetRows.Random(seed);
        var order = new int[checked(classes.Length * size)];
        for (int k = 0; k < classes.Length; k++)
        {
            // Whole rounds, so that no sample is repeated twice as long as another is not.
            for (int taken = 0; taken < size;)
            {
                random.Shuffle<int>(classes[k]);
                int round = Math.Min(classes[k].Length, size - taken);
                classes[k].AsSpan(0, round).CopyTo(order.AsSpan(k * size + taken));
                taken += round;
            }
        }

        random.Shuffle<int>(order);
        return data.Rows(order);
    }
}
