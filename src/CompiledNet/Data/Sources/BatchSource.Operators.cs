using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Sources made of sources. Each is a description; nothing is read before a fit opens it.</summary>
public static partial class BatchSource
{
    private const int PrefetchRows = 256, PrefetchNumbers = 1 << 20;

    /// <summary>The samples, changed in place by <paramref name="map"/>: augmentation, say, which is another one every epoch.</summary>
    public static IBatchSource Map(this IBatchSource source, SampleMap map)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(map);
        return new MapSource(source, map);
    }

    /// <summary>
    /// Batches of <paramref name="size"/> samples, changed in place by <paramref name="map"/>: what mixes samples, say. The last
    /// batch may be smaller.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not positive.</exception>
    public static IBatchSource MapBatches(this IBatchSource source, int size, BatchMap map)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentNullException.ThrowIfNull(map);
        return new BatchMapSource(source, size, map);
    }

    /// <summary>The samples, made into ones of <paramref name="features"/> features and <paramref name="targets"/> targets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no features, or a number is negative.</exception>
    public static IBatchSource Map(this IBatchSource source, int features, int targets, SampleConversion conversion)
    {
        ArgumentNullException.ThrowIfNull(source);
        Check(features, targets, null, conversion);
        return new ConversionSource(source, features, targets, conversion);
    }

    /// <summary>The samples that <paramref name="predicate"/> is true of; how many, is not known before the end.</summary>
    public static IBatchSource Filter(this IBatchSource source, SamplePredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(predicate);
        return new FilterSource(source, predicate);
    }

    /// <summary>All samples of <paramref name="source"/> and then all of <paramref name="other"/>, whose columns and classes are found by name.</summary>
    /// <exception cref="ArgumentException">The samples have not as many features or targets, or other names.</exception>
    public static IBatchSource Concat(this IBatchSource source, IBatchSource other)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(other);
        if (other.FeatureCount != source.FeatureCount || other.TargetCount != source.TargetCount)
            throw new ArgumentException($"{source.FeatureCount} features and {source.TargetCount} targets were expected, but there are {other.FeatureCount} and {other.TargetCount}.", nameof(other));
        return new ConcatSource(source, AlignedSource.Of(other, DataNames.Of(source), "the first source"));
    }

    /// <summary>Sample by sample the features of both, and the targets of both, side by side: several inputs or outputs of a network. It ends with the shorter one.</summary>
    /// <remarks>
    /// Steps at the same place of both chains draw the same random numbers, so that an image and its mask are turned alike and two buffers that shuffle keep the pairs. Where both
    /// are to draw for themselves, <see cref="Map(IBatchSource, SampleMap)"/> what has been zipped.
    /// </remarks>
    public static IBatchSource Zip(this IBatchSource source, IBatchSource other)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(other);
        return new ZipSource(source, other);
    }

    /// <summary>The first <paramref name="count"/> samples in the source's own order, the same in every epoch where that gives the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public static IBatchSource Take(this IBatchSource source, long count)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new TakeSource(source, 0, count);
    }

    /// <summary>All but the first <paramref name="count"/> samples, in the source's own order.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static IBatchSource Skip(this IBatchSource source, long count)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new TakeSource(source, count, long.MaxValue);
    }

    /// <summary>The samples so many times over, each time in a pass of its own; null for ever, which needs <see cref="FitOptions.StepsPerEpoch"/> and has no end to evaluate or predict.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public static IBatchSource Repeat(this IBatchSource source, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (times is { } number) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number, nameof(times));
        return new RepeatSource(source, times);
    }

    /// <summary>
    /// Each sample is chosen at random from a buffer of the next <paramref name="buffer"/>: an order that depends on the seed and
    /// the epoch. The larger the buffer, the better; with one for all samples every order is as likely.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="buffer"/> is not positive.</exception>
    public static IBatchSource Shuffle(this IBatchSource source, int buffer)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(buffer);
        return new ShuffleSource(source, buffer);
    }

    /// <summary>Batches of <paramref name="size"/> samples, whatever <see cref="FitOptions.BatchSize"/> says.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="size">Samples per batch.</param>
    /// <param name="dropRemainder">Whether the samples at the end that are no whole batch are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not positive.</exception>
    public static IBatchSource Batch(this IBatchSource source, int size, bool dropRemainder = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new BatchedSource(source, size, dropRemainder);
    }

    /// <summary>
    /// Another thread reads <paramref name="blocks"/> blocks of 256 samples ahead, at most, while the network learns; of large samples a block has fewer, those of some four megabytes.
    /// It changes no bit. What comes before it in the chain, delegates and generators too, is called on that thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blocks"/> is not positive.</exception>
    public static IBatchSource Prefetch(this IBatchSource source, int blocks = 4)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blocks);
        return new PrefetchSource(source, blocks, (int)Math.Clamp(PrefetchNumbers / ((long)source.FeatureCount + source.TargetCount), 1, PrefetchRows));
    }

    /// <summary>The same samples with other names; null keeps those there are.</summary>
    /// <exception cref="ArgumentException">There are not as many names as features or targets, one is null, or two classes have the same.</exception>
    public static IBatchSource WithNames(
        this IBatchSource source, IReadOnlyList<string>? features = null, IReadOnlyList<string>? targets = null, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Dataset.CheckNames(features, source.FeatureCount, "features");
        Dataset.CheckNames(targets, source.TargetCount, "targets");
        Dataset.CheckClasses(classes);
        return new NamedSource(source, [.. features ?? source.FeatureNames], [.. targets ?? source.TargetNames], [.. classes ?? source.ClassNames]);
    }

    /// <summary>
    /// Reads one pass into the memory of all processes together: each keeps every so-manieth sample, one of as many as there are processes. A fit with the same
    /// <see cref="FitOptions.Exchange"/> trains on it, or validates with it, as one process on the <see cref="ToDataset"/> of the source, in the same order and to the same bits, and sends the samples
    /// of each batch to the process that computes them.
    /// </summary>
    /// <remarks>
    /// All processes call it at the same time, with the same source. What reads single samples with care, such as a CSV file or a folder of images, decodes those of its process alone.
    /// Maps and other operators behind it work on all samples in all processes, and <see cref="Prefetch"/> behind it is not possible, as one thread talks to the others: put them before.
    /// </remarks>
    /// <param name="source">The samples, with their weights if they bring some.</param>
    /// <param name="exchange">The processes.</param>
    /// <param name="seed">What random choices of the source follow from.</param>
    /// <exception cref="InvalidOperationException">There are no samples or over two thousand million, or processes read different numbers of them, or another process could not read its own.</exception>
    public static IBatchSource Shard(this IBatchSource source, Exchange exchange, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(exchange);
        return SpreadDataset.Read(source, exchange, seed);
    }

    /// <summary>Reads one pass into memory.</summary>
    /// <param name="source">The samples. Their weights, if they bring some, are no part of a data set.</param>
    /// <param name="seed">What random choices of the source follow from.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Dataset ToDataset(this IBatchSource source, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        return SourceDataset.Read(source, seed);
    }
}
