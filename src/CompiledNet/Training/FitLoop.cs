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
    private readonly Callback[] _callbacks;
    private readonly OutputLossMeans _outputLosses;
    private readonly FitState _state;
    private readonly BackupAndRestore? _backup;
    private readonly FitDisplay _display;

    public FitLoop(INetwork<float> network, Dataset data, FitOptions options)
    {
        _options = options;
        _callbacks = FitCheck.Callbacks(options);
        int count = FitCheck.TrainingCount(network.Description, data, options);
        FitCheck.Stateful(network.Description, count, options);
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

        _outputLosses = new OutputLossMeans(network.Description);
        var transformations = GradientTransformation.Checked(options.GradientTransformations);
        _trainer = new Trainer(network, options.Optimizer, _reader.BatchSize, options.Seed, options.Threads, isOfFit: true)
        {
            KeepOutputs = _metrics.Count > 0,
            Step = (long)options.InitialEpoch * _reader.BatchCount,
            GradientTransformations = transformations,
        };
        _context = new FitContext(_trainer, options, _reader.BatchCount);
        _state = new FitState(options, data, _reader, _trainer, _metrics, _outputLosses, _context, _callbacks);
        _display = FitDisplay.Of(options);
        _backup = Array.Find(_callbacks, callback => callback is BackupAndRestore) as BackupAndRestore;
    }

    public History Run()
    {
        try
        {
            BeginLogs();
            _metrics.Reset();
            _evaluator?.Report(_context.Logs, "val_");
            foreach (var callback in _callbacks) callback.OnTrainBegin(_context);
            _backup?.Restore(_state);
            for (int epoch = _state.Epoch; epoch < _options.Epochs && !_context.StopTraining; epoch++)
                if (!RunEpoch(epoch))
                {
                    _context.History.Cancelled = true;
                    break;
                }

            _options.Optimizer.FinishWeights(_trainer.Network);
            foreach (var callback in _callbacks) callback.OnTrainEnd(_context);
            _backup?.AfterTraining(isWhole: !_context.History.Cancelled);
            return _context.History;
        }
        finally
        {
            _display.End(_context);
            _trainer.Release();
            _trainer.Dispose();
            _evaluator?.Dispose();
        }
    }

    /// <summary>Returns false if the epoch was cancelled.</summary>
    private bool RunEpoch(int epoch)
    {
        long start = Stopwatch.GetTimestamp();
        BeginEpoch(epoch);
        if (!RunBatches()) return false;

        var logs = _context.Logs;
        logs.Settle();
        foreach (string metric in _state.LostMetrics) logs[metric] = double.NaN;
        _state.LostMetrics.Clear();
        if (_evaluator is not null)
        {
            foreach (var callback in _callbacks) callback.OnTestBegin(_context);
            _evaluator.Run(_validation, _validationFirst, _validation.Count - _validationFirst, ValidationWeights);
            foreach (var callback in _callbacks) callback.OnTestEnd(_context);
            _evaluator.Report(logs, "val_");
        }

        _context.EpochDuration = Stopwatch.GetElapsedTime(start);
        // Before the callbacks, so that what they print has lines of its own.
        _display.Show(static (progress, context) => progress.OnEpochEnd(context), _context);
        foreach (var callback in _callbacks) callback.OnEpochEnd(_context);
        _context.History.Add(epoch, _context.EpochDuration, logs);
        (_state.Epoch, _state.Batch) = (epoch + 1, 0);
        _backup?.AfterEpoch(_state);
        return true;
    }

    // An epoch that is taken up in its middle has begun before.
    private void BeginEpoch(int epoch)
    {
        BeginLogs();
        _context.Epoch = _state.Epoch = epoch;
        _reader.BeginEpoch(epoch);
        if (_state.Batch > 0) return;
        _metrics.Reset();
        _outputLosses.Reset();
        (_state.LossSum, _state.Samples) = (0, 0);
        _display.Show(static (progress, context) => progress.OnEpochBegin(context), _context);
        foreach (var callback in _callbacks) callback.OnEpochBegin(_context);
    }

    private void BeginLogs()
    {
        var logs = _context.Logs;
        logs.Clear();
        logs.Report("loss", double.NaN, MetricDirection.LowerIsBetter);
        _outputLosses.Announce(logs);
        for (int i = 0; i < _metrics.Count; i++) logs.Follow(_metrics.Name(i), _metrics[i]);
    }

    private bool RunBatches()
    {
        while (_state.Batch < _reader.BatchCount && !_context.StopTraining)
        {
            if (_options.CancellationToken.IsCancellationRequested) return false;
            _context.Batch = _state.Batch;
            foreach (var callback in _callbacks) callback.OnBatchBegin(_context);
            _reader.Read(_state.Batch, _trainer.Team);
            _state.LossSum += (double)_trainer.TrainOnBatch(_reader.Batch) * _reader.Rows;
            _state.Samples += _reader.Rows;
            if (_metrics.Count > 0) _metrics.Update(_trainer.Outputs, _reader.Batch.Targets.Span, _trainer.Masks, _reader.Batch.SampleWeights.Span, _reader.Rows);
            _context.Logs["loss"] = _state.LossSum / _state.Samples;
            _outputLosses.Add(_trainer.OutputLosses, _reader.Rows, _context.Logs);
            foreach (var callback in _callbacks) callback.OnBatchEnd(_context);
            _display.Show(static (progress, context) => progress.OnBatchEnd(context), _context);
            _state.Batch++;
            _backup?.AfterBatch(_state);
        }

        return true;
    }

    // Sample weights belong to the rows of the data, so that they weigh the rows split off, but not another data set.
    private ReadOnlySpan<float> ValidationWeights =>
        _options.Validation is not null ? _options.ValidationSampleWeights
        : _options.SampleWeights is { } weights ? weights.AsSpan(_validationFirst) : default;
}
