using System;

namespace CompiledNet;

/// <summary>The batches of a fit, epoch after epoch: the one place that knows where rows come from.</summary>
internal abstract class BatchReader : IDisposable
{
    private readonly ClassWeighting? _classWeights;
    private readonly float[] _weights;
    private readonly int _weightsPerRow;
    private BatchMemory _batch;

    protected BatchReader(NetworkDescription network, FitOptions options, int batchSize, int batchSizeAsked, bool hasWeights)
    {
        if (options.ClassWeights is { } classWeights) _classWeights = new ClassWeighting(network, classWeights);
        (BatchSize, BatchSizeAsked, StepsPerEpoch) = (batchSize, batchSizeAsked, options.StepsPerEpoch);
        _weightsPerRow = _classWeights?.Positions ?? (hasWeights ? 1 : 0);
        _weights = new float[WorkspaceLength.Of(network, BatchSize, _weightsPerRow)];
    }

    /// <summary>A reader of a data set or of another source.</summary>
    public static BatchReader Of(NetworkDescription network, IBatchSource data, long? count, FitOptions options) =>
        data is Dataset set ? new DatasetBatchReader(network, set, (int?)count ?? set.Count, options) : new SourceBatchReader(network, data, options);

    /// <summary>The largest batch.</summary>
    public int BatchSize { get; }

    /// <summary>What was asked for, be there as many samples or not.</summary>
    public int BatchSizeAsked { get; }

    /// <summary>Batches per epoch, or null if that is not known before the end of one.</summary>
    public abstract int? BatchCount { get; }

    /// <summary>What a checkpoint knows the data by.</summary>
    public abstract string Identity { get; }

    /// <summary>Samples of the current batch.</summary>
    public int Rows { get; protected set; }

    /// <summary>The current batch.</summary>
    public ref readonly BatchMemory Batch => ref _batch;

    /// <summary>How many batches an epoch is cut to, if it is.</summary>
    protected int? StepsPerEpoch { get; }

    /// <summary>Begins an epoch, at its first batch or where <see cref="Seek"/> has led.</summary>
    public abstract void BeginEpoch(int epoch);

    /// <summary>Makes batch number <paramref name="batch"/> of the epoch the current one; a team shares the copying. False behind the last.</summary>
    public abstract bool Read(int batch, WorkerTeam? team = null);

    /// <summary>
    /// Goes to where the next batch is number <paramref name="batch"/> of an epoch.
    /// </summary>
    /// <exception cref="InvalidOperationException">The samples before it are not those that the digest was made of.</exception>
    public virtual void Seek(int epoch, int batch, ulong digest)
    {
    }

    /// <summary>
    /// What the samples were that <see cref="Seek"/> reads on its way to where the next batch is number <paramref name="batch"/> of the epoch, if they can be others a second time; else 0.
    /// </summary>
    public virtual ulong DigestBefore(int batch) => 0;

    /// <summary>Targets and weights of the current batch become those of all its rows, where this process has read its share alone; all processes call it at the same time.</summary>
    public virtual void GatherTargets()
    {
    }

    /// <summary>Ends the reading.</summary>
    public virtual void Dispose()
    {
    }

    /// <summary>The rows that have been read become the current batch.</summary>
    protected void Take(ReadOnlyMemory<float> features, ReadOnlyMemory<float> targets)
    {
        _batch = new BatchMemory(features, targets, _weights.AsMemory(0, Rows * _weightsPerRow));
        if (_weights.Length == 0) return;
        var weights = _weights.AsSpan(0, Rows * _weightsPerRow);
        for (int row = 0; row < Rows; row++) weights.Slice(row * _weightsPerRow, _weightsPerRow).Fill(WeightOf(row));
        _classWeights?.Apply(targets.Span, weights);
    }

    /// <summary>The weight that a sample of the batch has of its own.</summary>
    protected abstract float WeightOf(int row);
}
