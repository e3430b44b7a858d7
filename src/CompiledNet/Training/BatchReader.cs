using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Reads the first rows of a data set batch by batch, in a new random order each epoch or in their own.</summary>
internal sealed class BatchReader : ITeamWork
{
    // Keeps the orders of epochs apart from the first values of parameters, whose streams are numbered from 0.
    private const ulong ShuffleStreams = 1UL << 32;

    private readonly Dataset _data;
    private readonly float[]? _sampleWeights;
    private readonly ClassWeighting? _classWeights;
    private readonly int[] _order;
    private readonly float[] _features, _targets, _weights;
    private readonly int _weightsPerRow;
    private readonly bool _shuffle;
    private readonly int _seed;
    private int _first;

    public BatchReader(NetworkDescription network, Dataset data, int count, FitOptions options)
    {
        (_data, _sampleWeights, _shuffle, _seed) = (data, options.SampleWeights, options.Shuffle, options.Seed);
        if (options.ClassWeights is { } classWeights) _classWeights = new ClassWeighting(network, classWeights);
        Count = count;
        BatchSize = Math.Min(options.BatchSize, count);
        _order = _shuffle ? new int[count] : [];
        _features = new float[_shuffle ? WorkspaceLength.Of(network, BatchSize, data.FeatureCount) : 0];
        _targets = new float[_shuffle ? WorkspaceLength.Of(network, BatchSize, data.TargetCount) : 0];
        _weightsPerRow = _classWeights?.Positions ?? (_sampleWeights is null ? 0 : 1);
        _weights = new float[WorkspaceLength.Of(network, BatchSize, _weightsPerRow)];
    }

    /// <summary>Samples per epoch.</summary>
    public int Count { get; }

    /// <summary>The largest batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches per epoch.</summary>
    public int BatchCount => (Count - 1) / BatchSize + 1;

    /// <summary>Samples of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>The current batch.</summary>
    public BatchMemory Batch { get; private set; }

    /// <summary>Fixes the order of an epoch, a function of the seed and the epoch alone.</summary>
    public void BeginEpoch(int epoch)
    {
        if (!_shuffle) return;
        for (int i = 0; i < _order.Length; i++) _order[i] = i;
        new RandomStream(_seed, ShuffleStreams + (ulong)epoch).Shuffle<int>(_order);
    }

    /// <summary>Makes batch number <paramref name="batch"/> of the epoch the current one; a team shares the copying.</summary>
    public void Read(int batch, WorkerTeam? team = null)
    {
        _first = batch * BatchSize;
        Rows = Math.Min(BatchSize, Count - _first);
        Batch = new BatchMemory(
            Part(_features, _data.FeatureMemory, _data.FeatureCount), Part(_targets, _data.TargetMemory, _data.TargetCount),
            _weights.AsMemory(0, Rows * _weightsPerRow));
        if (_shuffle && team is not null) team.Run(this);
        else if (_shuffle) CopyRows(0, Rows);
        if (_weights.Length > 0) ReadWeights();
    }

    void ITeamWork.Run(int worker, int workers)
    {
        var (first, end) = WorkShare.Of(Rows, worker, workers);
        CopyRows(first, end);
    }

    private void CopyRows(int first, int end) =>
        _data.CopyRows(_order.AsSpan((_first + first)..(_first + end)), _features.AsSpan(first * _data.FeatureCount), _targets.AsSpan(first * _data.TargetCount));

    private ReadOnlyMemory<float> Part(float[] shuffled, ReadOnlyMemory<float> all, int width) =>
        _shuffle ? shuffled.AsMemory(0, Rows * width) : all.Slice(_first * width, Rows * width);

    private void ReadWeights()
    {
        var weights = _weights.AsSpan(0, Rows * _weightsPerRow);
        if (_sampleWeights is null) weights.Fill(1);
        else for (int i = 0; i < Rows; i++) weights.Slice(i * _weightsPerRow, _weightsPerRow).Fill(_sampleWeights[_shuffle ? _order[_first + i] : _first + i]);
        _classWeights?.Apply(Batch.Targets.Span, weights);
    }
}
