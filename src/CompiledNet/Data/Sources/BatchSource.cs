using System;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet;

/// <summary>Sources of samples for <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c>, and what can be made of them.</summary>
public static partial class BatchSource
{
    /// <summary>
    /// Samples of a CSV file, read block by block as they are needed, so that the file may be larger than memory. Columns, labels, classes and
    /// missing values are what they are to <see cref="Dataset.FromCsv(string, CsvOptions)"/>, to the bit.
    /// </summary>
    /// <remarks>
    /// The file is read once through when the source is made: the number of samples, the classes and the means of columns are
    /// then known, and whatever is wrong with it is found before the first step. It must not change as long as the source is in use.
    /// </remarks>
    /// <param name="path">The file; a gzip file is unpacked as it is read.</param>
    /// <param name="options">Which columns to take, and how; null reads all as features. The number of values is not limited.</param>
    /// <exception cref="DataFormatException">The file does not hold what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IBatchSource FromCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return CsvSource.Of(path, options ?? new CsvOptions());
    }

    /// <summary>Samples of a CSV file; all columns but <paramref name="label"/> are features.</summary>
    /// <inheritdoc cref="FromCsv(string, CsvOptions)"/>
    public static IBatchSource FromCsv(string path, CsvColumn label) => FromCsv(path, new CsvOptions { Labels = [label] });

    /// <summary>
    /// Rows that come in blocks, of a file of whatever format, numbers all; a single label may be names of classes. Where they are more than numbers,
    /// <see cref="Pipeline.Apply(IEnumerable{Table}, long?, bool, int)"/> makes a source of them.
    /// </summary>
    /// <remarks>The blocks are read once through when the source is made, for the number of samples, the classes and whatever is wrong with them, and anew for every pass.</remarks>
    /// <param name="blocks">The rows, all with the same columns.</param>
    /// <param name="labels">The columns to predict; none for data that is only predicted.</param>
    /// <exception cref="ArgumentException">There are no rows or no such column, another one holds texts, or a value is missing or not finite.</exception>
    public static IBatchSource FromTables(IEnumerable<Table> blocks, params IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(labels);
        return TableDataset.Source(blocks, labels);
    }

    /// <summary>Samples of a generator, which is enumerated anew for every epoch.</summary>
    /// <param name="features">Features per sample.</param>
    /// <param name="targets">Targets per sample; 0 for data that is only predicted.</param>
    /// <param name="samples">The samples. What it throws comes out of the fit as it is, with its own stack.</param>
    /// <param name="count">How many there are, or null if that is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no features, or a number is negative.</exception>
    public static IBatchSource FromSamples(int features, int targets, IEnumerable<Sample> samples, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return FromSamples(features, targets, _ => samples, count);
    }

    /// <summary>Samples of a generator that is asked for those of an epoch.</summary>
    /// <inheritdoc cref="FromSamples(int, int, IEnumerable{Sample}, long?)"/>
    public static IBatchSource FromSamples(int features, int targets, Func<SourcePass, IEnumerable<Sample>> samples, long? count = null)
    {
        Check(features, targets, count, samples);
        return new GeneratorSource(features, targets, count, samples);
    }

    /// <summary>Samples of an asynchronous generator, which is told when the fit is cancelled.</summary>
    /// <inheritdoc cref="FromSamples(int, int, IEnumerable{Sample}, long?)"/>
    public static IBatchSource FromSamples(int features, int targets, IAsyncEnumerable<Sample> samples, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return FromSamples(features, targets, pass => new Awaited<Sample>(samples, pass.CancellationToken), count);
    }

    /// <summary>Batches of a generator, which is enumerated anew for every epoch. Their samples follow each other, and are cut into batches as a fit wants them.</summary>
    /// <inheritdoc cref="FromSamples(int, int, IEnumerable{Sample}, long?)" path="/exception"/>
    /// <param name="features">Features per sample.</param>
    /// <param name="targets">Targets per sample; 0 for data that is only predicted.</param>
    /// <param name="batches">The batches. What it throws comes out of the fit as it is, with its own stack.</param>
    /// <param name="count">How many samples there are, or null if that is not known.</param>
    public static IBatchSource FromBatches(int features, int targets, IEnumerable<Dataset> batches, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return FromBatches(features, targets, _ => batches, count);
    }

    /// <summary>Batches of a generator that is asked for those of an epoch.</summary>
    /// <inheritdoc cref="FromBatches(int, int, IEnumerable{Dataset}, long?)"/>
    public static IBatchSource FromBatches(int features, int targets, Func<SourcePass, IEnumerable<Dataset>> batches, long? count = null)
    {
        Check(features, targets, count, batches);
        return new GeneratedBatchSource(features, targets, count, batches);
    }

    /// <summary>Batches of an asynchronous generator, which is told when the fit is cancelled.</summary>
    /// <inheritdoc cref="FromBatches(int, int, IEnumerable{Dataset}, long?)"/>
    public static IBatchSource FromBatches(int features, int targets, IAsyncEnumerable<Dataset> batches, long? count = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return FromBatches(features, targets, pass => new Awaited<Dataset>(batches, pass.CancellationToken), count);
    }

    private static void Check(int features, int targets, long? count, object samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegative(targets);
        if (count is { } number) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number, nameof(count));
        ArgumentNullException.ThrowIfNull(samples);
    }
}
