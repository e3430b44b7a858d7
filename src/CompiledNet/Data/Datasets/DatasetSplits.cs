using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Dividing a data set into parts for training, validation and test; the parts depend on the seed alone.</summary>
public static class DatasetSplits
{
    /// <summary>Two random parts.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="fraction">The share of the first part, between 0 and 1; rounded to whole samples.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">The fraction leaves a part without samples.</exception>
    public static (Dataset First, Dataset Second) Split(this Dataset data, double fraction, int seed = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        return Cut(data, DatasetRows.ShuffledIndices(data.Count, seed), Share(data.Count, fraction), threads);
    }

    /// <summary>Three random parts, such as training, validation and test.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="first">The share of the first part.</param>
    /// <param name="second">The share of the second part; the third has the rest.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">The fractions leave a part without samples.</exception>
    public static (Dataset First, Dataset Second, Dataset Third) Split(this Dataset data, double first, double second, int seed = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        CheckFractions(first, second);
        var order = DatasetRows.ShuffledIndices(data.Count, seed);
        int end = Share(data.Count, first), secondEnd = Share(data.Count, first + second);
        if (secondEnd == end) throw Empty(data.Count);
        return (data.Rows(order.AsMemory(0, end), threads), data.Rows(order.AsMemory(end, secondEnd - end), threads), data.Rows(order.AsMemory(secondEnd), threads));
    }

    /// <summary>
    /// Two random parts in each of which every class has its share, to within one sample. The targets are a class index
    /// (0 and 1 for two classes), one-hot, or several indices, such as one for each step of a sequence: then samples with
    /// the same row of targets are one class, as in scikit-learn.
    /// </summary>
    /// <param name="data">The samples.</param>
    /// <param name="fraction">The share of the first part.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">The targets are no classes, no two samples are of the same class, or the fraction leaves a part without samples.</exception>
    public static (Dataset First, Dataset Second) StratifiedSplit(this Dataset data, double fraction, int seed = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var (order, size) = StratifiedOrder(Strata.Of(data), data.Count, fraction, seed);
        return Cut(data, order, size, threads);
    }

    /// <summary>All rows, of which as many as the size says are the first part.</summary>
    internal static (int[] Order, int Size) StratifiedOrder(int[][] classes, int count, double fraction, int seed)
    {
        int size = Share(count, fraction);
        var random = DatasetRows.Random(seed);
        var taken = Apportion(classes, fraction, size);

        var order = new int[count];
        int first = 0, second = size;
        for (int k = 0; k < classes.Length; k++)
        {
            random.Shuffle<int>(classes[k]);
            classes[k].AsSpan(0, taken[k]).CopyTo(order.AsSpan(first));
            classes[k].AsSpan(taken[k]).CopyTo(order.AsSpan(second));
            first += taken[k];
            second += classes[k].Length - taken[k];
        }

        // The parts are not left sorted by class: training without shuffling must not see one class at a time.
        random.Shuffle(order.AsSpan(0, size));
        random.Shuffle(order.AsSpan(size));
        return (order, size);
    }

    /// <summary>Three random parts in each of which every class has its share, to within two samples.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="first">The share of the first part.</param>
    /// <param name="second">The share of the second part; the third has the rest.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentException">The targets are no classes, or the fractions leave a part without samples.</exception>
    public static (Dataset First, Dataset Second, Dataset Third) StratifiedSplit(
        this Dataset data, double first, double second, int seed = 0, int threads = 1)
    {
        CheckFractions(first, second);
        var (head, rest) = data.StratifiedSplit(first, seed, threads);
        var (middle, tail) = rest.StratifiedSplit(second / (1 - first), seed, threads);
        return (head, middle, tail);
    }

    /// <summary>
    /// Cross-validation: <paramref name="folds"/> pairs, each leaving another part out for validation; the sizes of the
    /// parts differ by one sample at most. The pairs are made one at a time, as they are asked for.
    /// </summary>
    /// <param name="data">The samples.</param>
    /// <param name="folds">How many parts.</param>
    /// <param name="seed">Fixes the choice.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The parts are the same to the bit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2 or above the number of samples.</exception>
    public static IEnumerable<(Dataset Train, Dataset Validation)> KFold(this Dataset data, int folds, int seed = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, data.Count);
        return Folds(data, folds, DatasetRows.ShuffledIndices(data.Count, seed), threads);
    }

    private static IEnumerable<(Dataset Train, Dataset Validation)> Folds(Dataset data, int folds, int[] order, int threads)
    {
        for (int fold = 0; fold < folds; fold++)
        {
            int start = (int)((long)fold * order.Length / folds), end = (int)((fold + 1L) * order.Length / folds);
            yield return (data.Rows((int[])[.. order[..start], .. order[end..]], threads), data.Rows(order.AsMemory(start..end), threads));
        }
    }

    /// <summary>How many samples of each class the first part gets: rounded down, and the largest remainders up until the size is reached.</summary>
    private static int[] Apportion(int[][] classes, double fraction, int size)
    {
        var taken = new int[classes.Length];
        var remainders = new (double Remainder, int Class)[classes.Length];
        int left = size;
        for (int k = 0; k < classes.Length; k++)
        {
            double exact = Math.Round(classes[k].Length * fraction, 9); // 0.7 × 10 is 7, not a hair less
            taken[k] = (int)exact;
            remainders[k] = (taken[k] - exact, k);
            left -= taken[k];
        }

        Array.Sort(remainders);
        for (int i = 0; i < left; i++) taken[remainders[i].Class]++;
        return taken;
    }

    /// <summary>The size of a part with this share of the samples.</summary>
    internal static int Share(int count, double fraction)
    {
        if (!(fraction > 0 && fraction < 1)) throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A fraction between 0 and 1 was expected.");
        int share = (int)Math.Round(count * fraction, MidpointRounding.AwayFromZero);
        return share > 0 && share < count ? share : throw Empty(count);
    }

    private static void CheckFractions(double first, double second)
    {
        if (!(first > 0 && second > 0 && first + second < 1))
            throw new ArgumentOutOfRangeException(nameof(second), $"Two fractions above 0 with a sum below 1 were expected, not {first} and {second}.");
    }

    private static ArgumentException Empty(int count) => new($"A part of the {count} samples would be empty.", "fraction");

    private static (Dataset, Dataset) Cut(Dataset data, int[] order, int size, int threads) => (data.Rows(order.AsMemory(0, size), threads), data.Rows(order.AsMemory(size), threads));
}
