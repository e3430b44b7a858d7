using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Samples for training and evaluation: a row of features (all inputs of a network, one after another) and a row of
/// targets (all outputs) per sample, in memory, row-major. A data set never changes; what transforms it makes a new one.
/// </summary>
public sealed partial class Dataset : IBatchSource
{
    private readonly float[] _features, _targets;

    /// <summary>Takes over the arrays without a copy.</summary>
    internal Dataset(
        int count, int featureCount, int targetCount, float[] features, float[] targets,
        IReadOnlyList<string> featureNames, IReadOnlyList<string> targetNames, IReadOnlyList<string> classNames)
    {
        (Count, FeatureCount, TargetCount) = (count, featureCount, targetCount);
        (_features, _targets) = (features, targets);
        (FeatureNames, TargetNames, ClassNames) = (featureNames, targetNames, classNames);
    }

    /// <summary>How many samples there are.</summary>
    public int Count { [MethodImpl(Hot.Inlined)] get; }

    /// <summary>Features per sample.</summary>
    public int FeatureCount { [MethodImpl(Hot.Inlined)] get; }

    /// <summary>Targets per sample; 0 for data that is only predicted.</summary>
    public int TargetCount { [MethodImpl(Hot.Inlined)] get; }

    /// <summary>All features, <see cref="Count"/> × <see cref="FeatureCount"/>.</summary>
    public ReadOnlySpan<float> Features => _features;

    /// <summary>The same for other threads, which a span cannot go to.</summary>
    internal ReadOnlyMemory<float> FeatureMemory => _features;

    /// <summary>All targets, <see cref="Count"/> × <see cref="TargetCount"/>.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>The same for other threads.</summary>
    internal ReadOnlyMemory<float> TargetMemory => _targets;

    /// <summary>The names of the features, or empty if they have none.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The names of the targets, or empty if they have none.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>The names of the classes that the targets stand for, by class index, or empty.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    long? IBatchSource.Count => Count;

    IBatchReader IBatchSource.Open(SourcePass pass) => new DatasetReader(this, pass);

    /// <summary>How many samples of how many features and targets it has, with the names there are.</summary>
    public override string ToString() => DatasetText.Of(this);

    /// <summary>The features of sample <paramref name="row"/>.</summary>
    public ReadOnlySpan<float> FeatureRow(int row) => _features.AsSpan(Checked(row) * FeatureCount, FeatureCount);

    /// <summary>The targets of sample <paramref name="row"/>.</summary>
    public ReadOnlySpan<float> TargetRow(int row) => _targets.AsSpan(Checked(row) * TargetCount, TargetCount);

    /// <summary>A data set of one array per sample; the arrays are copied.</summary>
    /// <param name="features">The features of each sample.</param>
    /// <param name="targets">The targets of each sample.</param>
    /// <exception cref="ArgumentException">There are no samples, or the rows do not fit.</exception>
    public static Dataset From(float[][] features, float[][] targets) => From((DataBlock)features, targets);

    /// <summary>A data set of one array of features and one target per sample; the arrays are copied.</summary>
    /// <exception cref="ArgumentException">There are no samples, or the rows do not fit.</exception>
    public static Dataset From(float[][] features, float[] targets) => From((DataBlock)features, targets);

    /// <summary>A data set of <c>float[,]</c>, <c>float[][]</c>, <c>float[]</c> (one number a row) or a flat span with its width.</summary>
    /// <param name="features">One row per sample.</param>
    /// <param name="targets">One row per sample; none for data that is only predicted.</param>
    /// <exception cref="ArgumentException">There are no samples, or the rows do not fit.</exception>
    public static Dataset From(DataBlock features, DataBlock targets = default)
    {
        if (features.Count == 0) throw new ArgumentException("At least one sample was expected, but there are no rows.", nameof(features));
        if (targets.Width > 0 && targets.Count != features.Count)
            throw new ArgumentException($"There are {features.Count} rows of features, but {targets.Count} rows of targets.", nameof(targets));
        return new Dataset(features.Count, features.Width, targets.Width, features.Values, targets.Values, [], [], []);
    }

    /// <summary>A data set for a network of several inputs or outputs, in the order in which the network has them.</summary>
    /// <exception cref="ArgumentException">There are no samples, or the rows do not fit.</exception>
    public static Dataset From(IReadOnlyList<DataBlock> inputs, IReadOnlyList<DataBlock> targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return From(DataBlock.Concatenate([.. inputs]), DataBlock.Concatenate([.. targets]));
    }

    /// <summary>Reads a CSV file with a header; all columns but <paramref name="label"/> are features. A gzip file is unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="label">The target: the column's name or position.</param>
    /// <exception cref="DataFormatException">The file does not hold what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset FromCsv(string path, CsvColumn label) => FromCsv(path, new CsvOptions { Labels = [label] });

    /// <summary>Reads a CSV file; a gzip file is unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns to take, and how; null reads all as features.</param>
    /// <exception cref="DataFormatException">The file does not hold what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset FromCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return CsvDatasetReader.Read(path, options ?? new CsvOptions());
    }

    /// <summary>Reads CSV text with a header; all columns but <paramref name="label"/> are features.</summary>
    /// <exception cref="DataFormatException">The text does not hold what was expected.</exception>
    public static Dataset FromCsv(TextReader reader, CsvColumn label) => FromCsv(reader, new CsvOptions { Labels = [label] });

    /// <summary>Reads CSV text; null options read all columns as features.</summary>
    /// <exception cref="DataFormatException">The text does not hold what was expected.</exception>
    public static Dataset FromCsv(TextReader reader, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return CsvDatasetReader.Read(reader, options ?? new CsvOptions());
    }

    /// <summary>
    /// Reads a pair of IDX files, the format of MNIST: the numbers of each sample, say the grey values of its image from 0 to
    /// 255, and its label. Gzip files are unpacked.
    /// </summary>
    /// <param name="features">The file with the samples along its first axis.</param>
    /// <param name="labels">The file with as many labels; null for data that is only predicted.</param>
    /// <exception cref="DataFormatException">A file does not hold what was expected.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset FromIdx(string features, string? labels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(features);
        var (count, values) = IdxFile.Read(features);
        var (labelCount, targets) = labels is null ? (count, []) : IdxFile.Read(labels);
        if (labelCount != count) throw new DataFormatException($"expected a label for each of {count} samples, got {labelCount}", labels);
        return new Dataset(count, values.Length / count, targets.Length / count, values, targets, [], [], []);
    }

    /// <summary>The same samples with other names; null keeps those there are.</summary>
    /// <exception cref="ArgumentException">There are not as many names as features or targets, one is null, or two classes have the same.</exception>
    public Dataset WithNames(
        IReadOnlyList<string>? features = null, IReadOnlyList<string>? targets = null, IReadOnlyList<string>? classes = null)
    {
        CheckNames(features, FeatureCount, "features");
        CheckNames(targets, TargetCount, "targets");
        CheckClasses(classes);
        return new Dataset(
            Count, FeatureCount, TargetCount, _features, _targets,
            features is null ? FeatureNames : [.. features], targets is null ? TargetNames : [.. targets], classes is null ? ClassNames : [.. classes]);
    }

    /// <summary>Copies the given samples one after another, as a batch; allocates nothing.</summary>
    /// <param name="indices">Which samples, in the wanted order.</param>
    /// <param name="features">At least indices × <see cref="FeatureCount"/> numbers.</param>
    /// <param name="targets">At least indices × <see cref="TargetCount"/> numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside 0 … <see cref="Count"/> − 1.</exception>
    /// <exception cref="ArgumentException">A destination is too short.</exception>
    public void CopyRows(ReadOnlySpan<int> indices, Span<float> features, Span<float> targets)
    {
        foreach (int index in indices) Checked(index);
        Gather(_features, FeatureCount, indices, features, nameof(features));
        Gather(_targets, TargetCount, indices, targets, nameof(targets));
    }

    /// <summary>The same samples with other targets; the array is taken over.</summary>
    internal Dataset WithTargets(float[] targets, int targetCount, IReadOnlyList<string> targetNames) =>
        new(Count, FeatureCount, targetCount, _features, targets, FeatureNames, targetNames, ClassNames);

    /// <summary>The same samples with other features of the same number; the array is taken over.</summary>
    internal Dataset WithFeatures(float[] features) =>
        new(Count, FeatureCount, TargetCount, features, _targets, FeatureNames, TargetNames, ClassNames);

    [MethodImpl(Hot.Optimized)]
    private static void Gather(float[] source, int width, ReadOnlySpan<int> indices, Span<float> destination, string name)
    {
        if ((long)indices.Length * width > destination.Length)
            throw new ArgumentException($"{indices.Length} rows of {width} numbers do not fit into {destination.Length} numbers.", name);
        RowGather.Copy(source, width, indices, destination);
    }

    internal static void CheckNames(IReadOnlyList<string>? names, int count, string what)
    {
        if (names is not null && names.Count != count && names.Count != 0)
            throw new ArgumentException($"{count} names were expected, but there are {names.Count}.", what);
        if (names?.Contains(null!) == true) throw new ArgumentException("A name is null.", what);
    }

    /// <summary>Refuses names of classes of which two are the same: labels are found by them.</summary>
    internal static void CheckClasses(IReadOnlyList<string>? names)
    {
        CheckNames(names, names?.Count ?? 0, "classes");
        if (names?.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new ArgumentException($"The class name '{twins.Key}' occurs twice.", "classes");
    }

    [MethodImpl(Hot.Inlined)]
    private int Checked(int row, [CallerArgumentExpression(nameof(row))] string? name = null) =>
        (uint)row < (uint)Count ? row : throw new ArgumentOutOfRangeException(name, row, $"The data set has the rows 0 to {Count - 1}.");
}
