using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Where a fit stands, and the parts that it is made of: what a checkpoint saves and restores.</summary>
internal sealed class FitState(FitOptions options, Dataset data, BatchReader reader, Trainer trainer, MetricTracker metrics, OutputLossMeans outputLosses, FitContext context, Callback[] callbacks)
{
    public FitOptions Options => options;

    public BatchReader Reader => reader;

    public Trainer Trainer => trainer;

    public INetwork<float> Network => trainer.Network;

    public MetricTracker Metrics => metrics;

    public OutputLossMeans OutputLosses => outputLosses;

    public FitContext Context => context;

    public Callback[] Callbacks => callbacks;

    /// <summary>The epoch of the next batch.</summary>
    public int Epoch { get; set; } = options.InitialEpoch;

    /// <summary>The next batch of the epoch; 0 before it has begun.</summary>
    public int Batch { get; set; }

    /// <summary>Σ loss · rows of the epoch so far.</summary>
    public double LossSum { get; set; }

    /// <summary>The rows of the epoch so far.</summary>
    public long Samples { get; set; }

    /// <summary>Metrics that could not be restored in the middle of the epoch: its value of them is NaN.</summary>
    public HashSet<string> LostMetrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts and a hash of all numbers of the data, so that another set is not taken for it.</summary>
    public string DataIdentity => field ??= string.Create(
        CultureInfo.InvariantCulture, $"{reader.Count} of {data.Count} rows, {data.FeatureCount} features, {data.TargetCount} targets, {Hash(data.Features) ^ (31 * Hash(data.Targets)):x16}");

    // Fowler, Noll and Vo's hash (FNV-1a, 64 bits) over whole numbers in place of bytes.
    private static ulong Hash(ReadOnlySpan<float> values)
    {
        ulong hash = 14695981039346656037;
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(values)) hash = unchecked((hash ^ bits) * 1099511628211);
        return hash;
    }
}
