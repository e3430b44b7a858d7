using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Reads the first rows of a data set batch by batch, in a new random order each epoch or in their own, which takes no copy.</summary>
internal sealed class DatasetBatchReader : BatchReader, ITeamWork
{
    private readonly Dataset _data;
    private readonly float[]? _sampleWeights;
    private readonly int[] _order;
    private readonly float[] _features, _targets;
    private readonly bool _shuffle;
    private readonly int _seed, _count;
    private int _first, _pass = -1, _epoch;

    public DatasetBatchReader(NetworkDescription network, Dataset data, int count, FitOptions options)
        : base(network, options, Math.Min(BatchSizeOf(options, count), count), BatchSizeOf(options, count), options.SampleWeights is not null)
    {
        (_data, _sampleWeights, _shuffle, _seed, _count) = (data, options.SampleWeights, options.Shuffle && !options.Optimizer.TakesAllSamples, options.Seed, count);
        _order = _shuffle ? new int[count] : [];
        _features = new float[_shuffle ? WorkspaceLength.Of(network, BatchSize, data.FeatureCount) : 0];
        _targets = new float[_shuffle ? WorkspaceLength.Of(network, BatchSize, data.TargetCount) : 0];
    }

    public override int? BatchCount => StepsPerEpoch ?? PassBatches;

    public override string Identity => string.Create(CultureInfo.InvariantCulture, $"{_count} of {TrainingIdentity.Of(_data)}");

    private int PassBatches => (_count - 1) / BatchSize + 1;

    /// <summary>Fixes the order of an epoch, a function of the seed and the epoch alone.</summary>
    public override void BeginEpoch(int epoch)
    {
        _epoch = epoch;
        if (StepsPerEpoch is null) BeginPass(epoch);
    }

    public override bool Read(int batch, WorkerTeam? team = null)
    {
        if (StepsPerEpoch is { } steps)
        {
            // Epochs of another length than the data go on in it where the one before ended.
            long number = (long)_epoch * steps + batch;
            if ((int)(number / PassBatches) is var pass && pass != _pass) BeginPass(pass);
            batch = (int)(number % PassBatches);
        }
        else if (batch >= PassBatches) return false;

        _first = batch * BatchSize;
        Rows = Math.Min(BatchSize, _count - _first);
        if (_shuffle && team is not null) team.Run(this);
        else if (_shuffle) CopyRows(0, Rows);
        Take(Part(_features, _data.FeatureMemory, _data.FeatureCount), Part(_targets, _data.TargetMemory, _data.TargetCount));
        return true;
    }

    void ITeamWork.Run(int worker, int workers)
    {
        var (first, end) = WorkShare.Of(Rows, worker, workers);
        CopyRows(first, end);
    }

    [MethodImpl(Hot.Optimized)]
    protected override float WeightOf(int row) => _sampleWeights is null ? 1 : _sampleWeights[_shuffle ? _order[_first + row] : _first + row];

    private static int BatchSizeOf(FitOptions options, int count) => options.Optimizer.TakesAllSamples ? count : options.BatchSize;

    private void BeginPass(int pass)
    {
        _pass = pass;
        if (!_shuffle) return;
        for (int i = 0; i < _order.Length; i++) _order[i] = i;
        new RandomStream(_seed, SourceStreams.Orders + (uint)pass).Shuffle<int>(_order);
    }

    private void CopyRows(int first, int end) =>
        _data.CopyRows(_order.AsSpan((_first + first)..(_first + end)), _features.AsSpan(first * _data.FeatureCount), _targets.AsSpan(first * _data.TargetCount));

    private ReadOnlyMemory<float> Part(float[] shuffled, ReadOnlyMemory<float> all, int width) =>
        _shuffle ? shuffled.AsMemory(0, Rows * width) : all.Slice(_first * width, Rows * width);
}
