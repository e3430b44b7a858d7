using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Where a fit stands, and the parts that it is made of: what a checkpoint saves and restores.</summary>
internal sealed class FitState(FitOptions options, BatchReader reader, Trainer trainer, MetricTracker metrics, OutputLossMeans outputLosses, FitContext context, Callback[] callbacks)
{
    public FitOptions Options => options;

    public BatchReader Reader => reader;

    public Trainer Trainer => trainer;

    public INetwork<float> Network => trainer.Network;

    public MetricTracker Metrics => metrics;

    public OutputLossMeans OutputLosses => outputLosses;

    public FitContext Context => context;

    public Callback[] Callbacks => callbacks;

    /// <summary>What a checkpoint has to agree with.</summary>
    public TrainingIdentity Identity => field ??= new TrainingIdentity(this);

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
}
