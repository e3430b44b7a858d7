using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Brings features to a common scale, each by its own linear rule learned from the training data:
/// <c>y = (x − offset) · factor + low</c>, computed in double precision.
/// </summary>
public abstract class Scaler
{
    private readonly double[] _offset, _factor;
    private readonly double _low;

    private protected Scaler(double[] offset, double[] factor, double low) => (_offset, _factor, _low) = (offset, factor, low);

    /// <summary>How many features a sample has.</summary>
    public int FeatureCount { [MethodImpl(Hot.Inlined)] get => _offset.Length; }

    /// <summary>The names of the features, or targets, that the scaler was fitted to, or empty if they had none.</summary>
    public IReadOnlyList<string> FeatureNames { get; internal init; } = [];

    /// <summary>
    /// The same samples with scaled features. Features with names are found by name and come in the order of
    /// <see cref="FeatureNames"/>; where one of the two has none, by position.
    /// </summary>
    /// <param name="data">The samples.</param>
    /// <param name="threads">How many threads scale, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentException">The data has another number of features, or features of other names.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public Dataset Apply(Dataset data, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        data = Aligned(data);
        return data.WithFeatures(Share(data.FeatureMemory, threads, Apply));
    }

    /// <summary>The same samples with scaled targets, of a scaler that was fitted to targets. Targets with names are found by name.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="threads">How many threads scale, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentException">The data has another number of targets, or targets of other names.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public Dataset ApplyToTargets(Dataset data, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        data = data.AlignTargets(FeatureNames, "the scaler");
        if (data.TargetCount != FeatureCount)
            throw new ArgumentException($"The scaler was fitted to {FeatureCount} targets, but the data has {data.TargetCount}.", nameof(data));
        return data.WithTargets(Share(data.TargetMemory, threads, Apply), data.TargetCount, data.TargetNames);
    }

    /// <summary>Scales one sample, or several one after another; allocates nothing.</summary>
    /// <param name="source">Samples × <see cref="FeatureCount"/> numbers.</param>
    /// <param name="destination">At least as many numbers; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination)
    {
        CheckLengths(source, destination);
        for (int start = 0; start < source.Length; start += FeatureCount) ScaledRow.Apply(source.Slice(start, FeatureCount), destination[start..], _offset, _factor, _low);
    }

    /// <summary>The same samples with features on their original scale, found as <see cref="Apply(Dataset, int)"/> finds them.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="threads">How many threads scale back, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentException">The data has another number of features, or features of other names.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public Dataset Invert(Dataset data, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        data = Aligned(data);
        return data.WithFeatures(Share(data.FeatureMemory, threads, Invert));
    }

    /// <summary>Undoes <see cref="Apply(ReadOnlySpan{float}, Span{float})"/>; allocates nothing.</summary>
    /// <param name="source">Samples × <see cref="FeatureCount"/> numbers.</param>
    /// <param name="destination">At least as many numbers; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Invert(ReadOnlySpan<float> source, Span<float> destination)
    {
        CheckLengths(source, destination);
        for (int start = 0; start < source.Length; start += FeatureCount) ScaledRow.Invert(source.Slice(start, FeatureCount), destination[start..], _offset, _factor, _low);
    }

    /// <summary>Reads the scaler that was saved with a network's weights.</summary>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged or holds no scaler.</exception>
    public static Scaler Load(string path)
    {
        var file = SafeTensors.Load(path);
        FileMetadata.Check(file);
        return ScalerFile.Read(file) ?? throw new WeightFileException("expected a scaler, got weights that were saved without one", path);
    }

    /// <summary>The numbers that make this scaler again.</summary>
    internal abstract NamedTensor[] ToTensors();

    private float[] Share(ReadOnlyMemory<float> source, int threads, Action<ReadOnlySpan<float>, Span<float>> scale)
    {
        int width = FeatureCount;
        var scaled = new float[source.Length];
        SharedWork.Rows(source.Length / width, width, threads, (first, end) => scale(source.Span[(first * width)..(end * width)], scaled.AsSpan(first * width)));
        return scaled;
    }

    private Dataset Aligned(Dataset data)
    {
        data = data.AlignFeatures(FeatureNames, "the scaler");
        if (data.FeatureCount != FeatureCount)
            throw new ArgumentException($"The scaler was fitted to {FeatureCount} features, but the data has {data.FeatureCount}.", nameof(data));
        return data;
    }

    private void CheckLengths(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (source.Length % FeatureCount != 0)
            throw new ArgumentException($"Samples of {FeatureCount} numbers were expected, but there are {source.Length} numbers.", nameof(source));
        if (destination.Length < source.Length)
            throw new ArgumentException($"{source.Length} numbers do not fit into {destination.Length}.", nameof(destination));
    }
}
