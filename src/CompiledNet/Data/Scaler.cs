using System;
using System.Collections.Generic;
using System.IO;

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
    public int FeatureCount => _offset.Length;

    /// <summary>The names of the features, or targets, that the scaler was fitted to, or empty if they had none.</summary>
    public IReadOnlyList<string> FeatureNames { get; internal init; } = [];

    /// <summary>
    /// The same samples with scaled features. Features with names are found by name and come in the order of
    /// <see cref="FeatureNames"/>; where one of the two has none, by position.
    /// </summary>
    /// <exception cref="ArgumentException">The data has another number of features, or features of other names.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = Aligned(data);
        var features = new float[data.Features.Length];
        Apply(data.Features, features);
        return data.WithFeatures(features);
    }

    /// <summary>The same samples with scaled targets, of a scaler that was fitted to targets. Targets with names are found by name.</summary>
    /// <exception cref="ArgumentException">The data has another number of targets, or targets of other names.</exception>
    public Dataset ApplyToTargets(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = data.AlignTargets(FeatureNames, "the scaler");
        if (data.TargetCount != FeatureCount)
            throw new ArgumentException($"The scaler was fitted to {FeatureCount} targets, but the data has {data.TargetCount}.", nameof(data));
        var targets = new float[data.Targets.Length];
        Apply(data.Targets, targets);
        return data.WithTargets(targets, data.TargetCount, data.TargetNames);
    }

    /// <summary>Scales one sample, or several one after another; allocates nothing.</summary>
    /// <param name="source">Samples × <see cref="FeatureCount"/> numbers.</param>
    /// <param name="destination">At least as many numbers; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination)
    {
        CheckLengths(source, destination);
        double[] offset = _offset, factor = _factor;
        for (int start = 0; start < source.Length; start += offset.Length)
        {
            var from = source.Slice(start, offset.Length);
            var to = destination.Slice(start, offset.Length);
            for (int i = 0; i < offset.Length; i++) to[i] = (float)((from[i] - offset[i]) * factor[i] + _low);
        }
    }

    /// <summary>The same samples with features on their original scale, found as <see cref="Apply(Dataset)"/> finds them.</summary>
    /// <exception cref="ArgumentException">The data has another number of features, or features of other names.</exception>
    public Dataset Invert(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = Aligned(data);
        var features = new float[data.Features.Length];
        Invert(data.Features, features);
        return data.WithFeatures(features);
    }

    /// <summary>Undoes <see cref="Apply(ReadOnlySpan{float}, Span{float})"/>; allocates nothing.</summary>
    /// <param name="source">Samples × <see cref="FeatureCount"/> numbers.</param>
    /// <param name="destination">At least as many numbers; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Invert(ReadOnlySpan<float> source, Span<float> destination)
    {
        CheckLengths(source, destination);
        double[] offset = _offset, factor = _factor;
        for (int start = 0; start < source.Length; start += offset.Length)
        {
            var from = source.Slice(start, offset.Length);
            var to = destination.Slice(start, offset.Length);
            for (int i = 0; i < offset.Length; i++) to[i] = (float)((from[i] - _low) / factor[i] + offset[i]);
        }
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
