using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Samples that lie in the memory of several processes, each of which has every so-manieth: process r has samples r, r + ranks, r + 2 · ranks …</summary>
internal sealed class SpreadDataset : IBatchSource
{
    private SpreadDataset(Exchange exchange, IBatchSource source, long count, float[] features, float[] targets, float[] weights)
    {
        (Exchange, Count, FeatureCount, TargetCount, HasWeights, BatchSize) = (exchange, (int)count, source.FeatureCount, source.TargetCount, source.HasWeights, source.BatchSize);
        (FeatureNames, TargetNames, ClassNames) = (source.FeatureNames, source.TargetNames, source.ClassNames);
        (Features, Targets, Weights) = (features, targets, weights);
    }

    /// <summary>The processes.</summary>
    public Exchange Exchange { get; }

    /// <summary>How many samples all processes have together.</summary>
    public int Count { get; }

    public int FeatureCount { get; }

    public int TargetCount { get; }

    public bool HasWeights { get; }

    public int? BatchSize { get; }

    public IReadOnlyList<string> FeatureNames { get; }

    public IReadOnlyList<string> TargetNames { get; }

    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The features of the samples that this process has.</summary>
    public float[] Features { get; }

    /// <summary>Their targets.</summary>
    public float[] Targets { get; }

    /// <summary>Their weights, if they bring some.</summary>
    public float[] Weights { get; }

    long? IBatchSource.Count => Count;

    /// <summary>Reads one pass over a source and keeps what is this process's.</summary>
    /// <exception cref="InvalidOperationException">There are no samples or more than fit, or this process alone met something wrong or another number of them.</exception>
    public static SpreadDataset Read(IBatchSource source, Exchange exchange, int seed)
    {
        const int block = 256;
        GrowingRows features = new(source.FeatureCount), targets = new(source.TargetCount), weights = new(source.HasWeights ? 1 : 0);
        var rows = new SourceRows(source, block);
        var share = new SampleShare(exchange, exchange.Ranks == 1 ? null : sample => (int)(sample % exchange.Ranks));
        long count = 0;
        Exception? failure = null;
        try
        {
            using var reader = source.Open(new SourcePass(Seed: seed) { Share = share });
            for (int read; (read = rows.Read(reader, block)) > 0; count += read)
                for (int row = 0; row < read; row++)
                {
                    if (!share.IsWanted(count + row)) continue;
                    Add(features, rows.FeatureRow(row));
                    Add(targets, rows.TargetRow(row));
                    if (source.HasWeights) Add(weights, rows.Weights.AsSpan(row, 1));
                }
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        share.Agreement.Meet(failure, count, 0);
        if (count is 0 or > int.MaxValue) throw new InvalidOperationException($"From 1 to {int.MaxValue} samples were expected, but the source has {count}.");
        return new SpreadDataset(exchange, source, count, features.ToArray(), targets.ToArray(), weights.ToArray());
    }

    /// <exception cref="InvalidOperationException">Nobody else reads them now.</exception>
    public IBatchReader Open(SourcePass pass) => ReferenceEquals(pass.Share?.Exchange, Exchange)
        ? new SpreadReader(this, pass)
        : throw new InvalidOperationException("These samples lie in the memory of several processes, which have to read them together: in a fit whose FitOptions.Exchange is what Shard was given, as its data or its validation. For anything else read the source that they were sharded from.");

    private static void Add(GrowingRows rows, ReadOnlySpan<float> row)
    {
        row.CopyTo(rows.Next());
        rows.Keep();
    }
}
