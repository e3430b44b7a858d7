using System;

namespace CompiledNet;

/// <summary>Choosing and ordering the samples of a data set.</summary>
public static class DatasetRows
{
    private const ulong ShuffleStream = 0x5348_5546_464C_45; // apart from the streams that initialise parameters from the same seed

    /// <summary>The samples with these indices, in this order; one may come several times.</summary>
    /// <exception cref="ArgumentException">No index is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside 0 … Count − 1.</exception>
    public static Dataset Rows(this Dataset data, params ReadOnlySpan<int> indices)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Rows(indices.ToArray(), threads: 1);
    }

    /// <summary>The same on several threads, to the bit.</summary>
    internal static Dataset Rows(this Dataset data, ReadOnlyMemory<int> indices, int threads)
    {
        if (indices.IsEmpty) throw new ArgumentException("At least one row was expected.", nameof(indices));
        var features = new float[checked(indices.Length * data.FeatureCount)];
        var targets = new float[checked(indices.Length * data.TargetCount)];
        SharedWork.Rows(indices.Length, data.FeatureCount + data.TargetCount, threads, (first, end) =>
            data.CopyRows(indices.Span[first..end], features.AsSpan(first * data.FeatureCount), targets.AsSpan(first * data.TargetCount)));
        return new Dataset(
            indices.Length, data.FeatureCount, data.TargetCount, features, targets, data.FeatureNames, data.TargetNames, data.ClassNames);
    }

    /// <summary>The first <paramref name="count"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not in 1 … Count.</exception>
    public static Dataset Take(this Dataset data, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckRange(data, 0, count, nameof(count));
        return data.Slice(0, count, threads: 1);
    }

    /// <summary>All but the first <paramref name="count"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not in 0 … Count − 1.</exception>
    public static Dataset Skip(this Dataset data, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckRange(data, count, data.Count - count, nameof(count));
        return data.Slice(count, data.Count - count, threads: 1);
    }

    /// <summary>
    /// All samples of <paramref name="data"/> and then all of <paramref name="other"/>, whose features, targets and classes
    /// are found by name as <see cref="DatasetAlignment.AlignTo(Dataset, Dataset)"/> finds them.
    /// </summary>
    /// <exception cref="ArgumentException">The samples have not as many features or targets, or other names.</exception>
    public static Dataset Concat(this Dataset data, Dataset other)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(other);
        other = other.AlignTo(DataNames.Of(data), "the first data set");
        if (other.FeatureCount != data.FeatureCount || other.TargetCount != data.TargetCount)
            throw new ArgumentException($"{data.FeatureCount} features and {data.TargetCount} targets were expected, but there are {other.FeatureCount} and {other.TargetCount}.", nameof(other));
        var names = DataNames.Of(data).Or(DataNames.Of(other));
        return new Dataset(
            checked(data.Count + other.Count), data.FeatureCount, data.TargetCount, [.. data.Features, .. other.Features], [.. data.Targets, .. other.Targets],
            names.Features, names.Targets, names.Classes);
    }

    /// <summary>The samples in a random order that depends on the seed alone.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="seed">Fixes the order.</param>
    /// <param name="threads">How many threads copy, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static Dataset Shuffle(this Dataset data, int seed, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        return data.Rows(ShuffledIndices(data.Count, seed), threads);
    }

    /// <summary>The numbers 0 … <paramref name="count"/> − 1 in a random order.</summary>
    internal static int[] ShuffledIndices(int count, int seed)
    {
        var indices = new int[count];
        for (int i = 0; i < count; i++) indices[i] = i;
        Random(seed).Shuffle<int>(indices);
        return indices;
    }

    /// <summary>The random numbers for choosing samples.</summary>
    internal static Numerics.RandomStream Random(int seed) => new(seed, ShuffleStream);

    /// <summary>Samples one after another, of which there are as many.</summary>
    internal static Dataset Slice(this Dataset data, int start, int count, int threads)
    {
        var features = new float[count * data.FeatureCount];
        var targets = new float[count * data.TargetCount];
        SharedWork.Rows(count, data.FeatureCount + data.TargetCount, threads, (first, end) =>
        {
            Copy(data.Features, features, data.FeatureCount);
            Copy(data.Targets, targets, data.TargetCount);

            void Copy(ReadOnlySpan<float> from, float[] to, int width) => from.Slice((start + first) * width, (end - first) * width).CopyTo(to.AsSpan(first * width));
        });
        return new Dataset(count, data.FeatureCount, data.TargetCount, features, targets, data.FeatureNames, data.TargetNames, data.ClassNames);
    }

    private static void CheckRange(Dataset data, int start, int count, string name)
    {
        if (start < 0 || count <= 0 || count > data.Count - start)
            throw new ArgumentOutOfRangeException(name, $"At least one of the {data.Count} rows must remain, and not more than there are.");
    }
}
