using System;
using System.Diagnostics;

namespace CompiledNet;

/// <summary>One call of <see cref="NetworkFitting.Fit"/>: epochs, batches, validation, callbacks.</summary>
internal sealed class FitLoop
{
    private readonly FitOptions _options;
    private readonly Trainer _trainer;
    private readonly BatchReader _reader;
    private readonly MetricTracker _metrics;
    private readonly Evaluator? _evaluator;
    private readonly Dataset _validation;
    private readonly int _validationFirst;
    private readonly FitContext _context;

    public FitLoop(INetwork<float> network, Dataset data, FitOptions options)
    {
        _options = options;
        int count = CheckedTrainingCount(network.Description, data, options);
        CheckStateful(network.Description, count, options);
        _reader = new BatchReader(network.Description, data, count, options);
        _validation = options.Validation?.AlignTo(data) ?? data;
        _validationFirst = options.Validation is null ? count : 0;
        int validationCount = _validation.Count - _validationFirst;
        int validationRows = Evaluator.BlockRows(network.Description, options.BatchSize, validationCount);
        _metrics = new MetricTracker(network.Description, options.Metrics, Math.Max(_reader.BatchSize, validationRows));
        if (validationCount > 0)
        {
            BatchCheck.WholeBatches(network.Description, validationCount, options.BatchSize, nameof(options.Validation));
            _evaluator = new Evaluator(network, _metrics, validationRows, options.Threads);
        }

        _trainer = new Trainer(network, options.Optimizer, _reader.BatchSize, options.Seed, options.Threads)
        {
            KeepOutputs = _metrics.Count > 0,
            Step = (long)options.InitialEpoch * _reader.BatchCount,
        };
        _context = new FitContext(_trainer, options, _reader.BatchCount);
    }

    public History Run()
    {
        using var trainer = _trainer;
        using var evaluator = _evaluator;
        BeginLogs();
        _metrics.Reset();
        _evaluator?.Report(_context.Logs, "val_");
        foreach (var callback in _options.Callbacks) callback.OnTrainBegin(_context);
        for (int epoch = _options.InitialEpoch; epoch < _options.Epochs && !_context.StopTraining; epoch++)
            if (!RunEpoch(epoch))
            {
                _context.History.Cancelled = true;
                break;
            }

        foreach (var callback in _options.Callbacks) callback.OnTrainEnd(_context);
        return _context.History;
    }

    /// <summary>Returns false if the epoch was cancelled.</summary>
    private bool RunEpoch(int epoch)
    {
        long start = Stopwatch.GetTimestamp();
        var logs = _context.Logs;
        BeginLogs();
        _context.Epoch = epoch;
        _metrics.Reset();
        _reader.BeginEpoch(epoch);
        foreach (var callback in _options.Callbacks) callback.OnEpochBegin(_context);
        if (!RunBatches()) return false;

        logs.Settle();
        if (_evaluator is not null)
        {
            _evaluator.Run(_validation, _validationFirst, _validation.Count - _validationFirst, ValidationWeights);
            _evaluator.Report(logs, "val_");
        }

        _context.EpochDuration = Stopwatch.GetElapsedTime(start);
        foreach (var callback in _options.Callbacks) callback.OnEpochEnd(_context);
        _context.History.Add(epoch, _context.EpochDuration, logs);
        return true;
    }

    private void BeginLogs()
    {
        _context.Logs.Clear();
        _context.Logs.Report("loss", double.NaN, MetricDirection.LowerIsBetter);
        for (int i = 0; i < _metrics.Count; i++) _context.Logs.Follow(_metrics.Name(i), _metrics[i]);
    }

    private bool RunBatches()
    {
        double lossSum = 0;
        long samples = 0;
        for (int batch = 0; batch < _reader.BatchCount && !_context.StopTraining; batch++)
        {
            if (_options.CancellationToken.IsCancellationRequested) return false;
            _context.Batch = batch;
            foreach (var callback in _options.Callbacks) callback.OnBatchBegin(_context);
            _reader.Read(batch, _trainer.Team);
            lossSum += (double)_trainer.TrainOnBatch(_reader.Batch) * _reader.Rows;
            samples += _reader.Rows;
            if (_metrics.Count > 0) _metrics.Update(_trainer.Outputs, _reader.Batch.Targets.Span, _trainer.Masks, _reader.Batch.SampleWeights.Span, _reader.Rows);
            _context.Logs["loss"] = lossSum / samples;
            foreach (var callback in _options.Callbacks) callback.OnBatchEnd(_context);
        }

        return true;
    }

    // Sample weights belong to the rows of the data, so that they weigh the rows split off, but not another data set.
    private ReadOnlySpan<float> ValidationWeights =>
        _options.Validation is not null ? _options.ValidationSampleWeights
        : _options.SampleWeights is { } weights ? weights.AsSpan(_validationFirst) : default;

    // Rows of one batch go on in the next: the order is that of the data, and all batches have as many rows.
    private static void CheckStateful(NetworkDescription network, int count, FitOptions options)
    {
        if (network.StateRowLength == 0) return;
        if (options.Shuffle)
            throw new ArgumentException($"'{network.Name}' is stateful: row i of a batch goes on in row i of the next, so that Shuffle has to be false.", nameof(options.Shuffle));
        BatchCheck.WholeBatches(network, count, options.BatchSize, nameof(options.BatchSize));
    }

    /// <summary>How many rows are trained on; the rest is the validation split.</summary>
    private static int CheckedTrainingCount(NetworkDescription network, Dataset data, FitOptions options)
    {
        BatchCheck.HasLoss(network);
        BatchCheck.Fits(network, data);
        ArgumentNullException.ThrowIfNull(options.Optimizer);
        ArgumentNullException.ThrowIfNull(options.Metrics);
        ArgumentNullException.ThrowIfNull(options.Callbacks);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Epochs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.InitialEpoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        if (options.SampleWeights is { } weights)
        {
            if (weights.Length == 0) throw new ArgumentException($"One weight for each of {data.Count} samples was expected, not 0.", nameof(options.SampleWeights));
            BatchCheck.Weights(weights, data.Count, nameof(options.SampleWeights));
        }

        if (options.ValidationSampleWeights is { } validationWeights)
        {
            if (options.Validation is null)
                throw new ArgumentException("Sample weights of a validation need a data set to validate on, FitOptions.Validation; a split is weighed by SampleWeights.", nameof(options.ValidationSampleWeights));
            if (validationWeights.Length == 0) throw new ArgumentException($"One weight for each of {options.Validation.Count} samples was expected, not 0.", nameof(options.ValidationSampleWeights));
            BatchCheck.Weights(validationWeights, options.Validation.Count, nameof(options.ValidationSampleWeights));
        }

        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
            throw new ArgumentOutOfRangeException(nameof(options.ValidationSplit), options.ValidationSplit, "At least 0 and less than 1 was expected.");
        if (options.Validation is not null)
        {
            BatchCheck.Fits(network, options.Validation, nameof(options.Validation));
            return data.Count;
        }

        if (options.ValidationSplit == 0) return data.Count;
        int count = (int)Math.Floor(data.Count * (1 - options.ValidationSplit));
        if (count == 0 || count == data.Count)
            throw new ArgumentException($"A validation split of {options.ValidationSplit} leaves {count} of {data.Count} samples for training and {data.Count - count} for validation; each needs at least one.", nameof(options.ValidationSplit));
        return count;
    }
}
