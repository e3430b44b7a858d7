using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Cross-validation for data that is not to be divided at random: by classes, by groups, by time. Names after scikit-learn.</summary>
public static class DatasetFolds
{
    /// <summary>
    /// <paramref name="folds"/> pairs, each leaving another part out for validation, in which every class has its share:
    /// neither the sizes of the parts nor the samples of a class in them differ by more than one.
    /// </summary>
    /// <param name="data">Samples whose targets are classes, as for <see cref="DatasetSplits.StratifiedSplit(Dataset, double, int, int)"/>.</param>
    /// <param name="folds">How many parts; from 2 to the samples of the most frequent class.</param>
    /// <param name="seed">Fixes the choice and the order.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">The targets are no classes, or no class has a sample for each part.</exception>
    public static IEnumerable<(Dataset Train, Dataset Validation)> StratifiedKFold(this Dataset data, int folds, int seed = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var random = DatasetRows.Random(seed);
        var fold = new int[data.Count];
        int next = 0, largest = 0;
        foreach (int[] rows in Strata.Of(data))
        {
            largest = Math.Max(largest, rows.Length);
            random.Shuffle<int>(rows);
            foreach (int row in rows) fold[row] = next++ % folds;
        }

        if (folds > largest) throw new ArgumentOutOfRangeException(nameof(folds), folds, $"At most {largest} parts were expected, as many as the most frequent class has samples.");
        return Parts(data, folds, fold, DatasetRows.ShuffledIndices(data.Count, seed), threads);
    }

    /// <summary>
    /// <paramref name="folds"/> pairs that never divide a group: all samples of a patient, a house or a recording are in
    /// one part. Each group, from the largest to the smallest, goes into the part with the fewest samples so far.
    /// </summary>
    /// <param name="data">The samples; their order is kept.</param>
    /// <param name="groups">The group of each sample.</param>
    /// <param name="folds">How many parts; from 2 to the number of groups.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">There is not one group per sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2 or above the number of groups.</exception>
    public static IEnumerable<(Dataset Train, Dataset Validation)> GroupKFold<TGroup>(this Dataset data, IReadOnlyList<TGroup> groups, int folds, int threads = 1) where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (groups.Count != data.Count) throw new ArgumentException($"The group of each of {data.Count} samples was expected, not {groups.Count}.", nameof(groups));
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var members = new Dictionary<TGroup, List<int>>();
        for (int row = 0; row < groups.Count; row++)
        {
            if (!members.TryGetValue(groups[row], out var rows)) members.Add(groups[row], rows = []);
            rows.Add(row);
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, members.Count);
        var bySize = new List<List<int>>(members.Values);
        bySize.Sort((a, b) => a.Count != b.Count ? b.Count - a.Count : a[0] - b[0]);
        var fold = new int[data.Count];
        var sizes = new int[folds];
        foreach (var rows in bySize)
        {
            int lightest = Array.IndexOf(sizes, Least(sizes));
            foreach (int row in rows) fold[row] = lightest;
            sizes[lightest] += rows.Count;
        }

        return Parts(data, folds, fold, InOrder(data.Count), threads);
    }

    /// <summary>
    /// <paramref name="folds"/> pairs for samples in the order of time: each validates on what comes after its training,
    /// later from pair to pair, and the last on the end of the data.
    /// </summary>
    /// <param name="data">The samples in the order of time.</param>
    /// <param name="folds">How many pairs.</param>
    /// <param name="testSize">Samples of each validation; null for count / (folds + 1), rounded down.</param>
    /// <param name="gap">How many samples between training and validation belong to neither.</param>
    /// <param name="maxTrainSize">The latest samples that a training takes at most; null for all.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or nothing would be left for the first training.</exception>
    public static IEnumerable<(Dataset Train, Dataset Validation)> TimeSeriesSplit(this Dataset data, int folds = 5, int? testSize = null, int gap = 0, int? maxTrainSize = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(folds);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        int size = testSize ?? data.Count / (folds + 1), most = maxTrainSize ?? data.Count;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(testSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, nameof(maxTrainSize));
        if ((long)folds * size + gap >= data.Count)
            throw new ArgumentOutOfRangeException(nameof(folds), folds, $"{folds} validations of {size} samples and a gap of {gap} leave none of {data.Count} for the first training.");
        return Pairs();

        IEnumerable<(Dataset, Dataset)> Pairs()
        {
            for (int start = data.Count - folds * size; start < data.Count; start += size)
            {
                int length = Math.Min(start - gap, most);
                yield return (data.Slice(start - gap - length, length, threads), data.Slice(start, size, threads));
            }
        }
    }

    private static IEnumerable<(Dataset Train, Dataset Validation)> Parts(Dataset data, int folds, int[] fold, int[] order, int threads)
    {
        for (int k = 0; k < folds; k++)
            yield return (data.Rows(Array.FindAll(order, row => fold[row] != k), threads), data.Rows(Array.FindAll(order, row => fold[row] == k), threads));
    }

    private static int Least(int[] sizes)
    {
        int least = sizes[0];
        foreach (int size in sizes) least = Math.Min(least, size);
        return least;
    }

    private static int[] InOrder(int count)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        return order;
    }
}
