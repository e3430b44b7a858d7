using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>One call of <see cref="NetworkFitting.Fit"/>: epochs, batches, validation, callbacks.</summary>
internal sealed class FitLoop
{
    private readonly FitOptions _options;
    private readonly Trainer _trainer;
    private readonly BatchReader _reader;
    private readonly MetricTracker _metrics;
    private readonly Evaluator? _evaluator;
    private readonly IBatchSource _validation;
    private readonly int _validationFirst;
    private readonly FitContext _context;
    private readonly Callback[] _callbacks;
    private readonly OutputLossMeans _outputLosses;
    private readonly FitState _state;
    private readonly BackupAndRestore? _backup, _writtenBackup;
    private readonly ExchangeAgreement? _agreement;
    private bool _isCancelled;
    private readonly FitDisplay _display;
    private readonly bool _mayBeDone;

    public FitLoop(INetwork<float> network, IBatchSource data, FitOptions options)
    {
        (_options, _mayBeDone) = (options, options.Optimizer is { TakesAllSamples: true });
        var callbacks = FitCheck.Callbacks(options);
        long? count = FitCheck.TrainingCount(network.Description, data, options);
        FitCheck.Stateful(network.Description, count, options);
        if (options.Exchange is { } exchange)
        {
            ExchangeCheck.Run(exchange, network, data, options);
            _agreement = new ExchangeAgreement(exchange);
        }

        bool isFirstRank = options.Exchange is null or { Rank: 0 };
        _callbacks = isFirstRank ? callbacks : Array.FindAll(callbacks, callback => !callback.IsForFirstRankOnly);
        _reader = BatchReader.Of(network.Description, data, count, options);
        _validation = options.Validation is null ? data : AlignedSource.Of(options.Validation, DataNames.Of(data), "the training data");
        _validationFirst = options.Validation is null && data is Dataset ? (int)count!.Value : 0;
        long? validationCount = options.Validation is null && data is not Dataset ? 0 : _validation.Count - _validationFirst;
        int validationRows = Evaluator.BlockRows(network.Description, _validation.BatchSize ?? options.BatchSize, validationCount);
        _metrics = new MetricTracker(network.Description, options.Metrics, Math.Max(_reader.BatchSize, validationRows));
        if (validationCount != 0)
        {
            BatchCheck.WholeBatches(network.Description, validationCount ?? 0, options.BatchSize, nameof(options.Validation));
            _evaluator = new Evaluator(network, _metrics, validationRows, options.Threads);
        }

        _outputLosses = new OutputLossMeans(network.Description);
        var transformations = GradientTransformation.Checked(options.GradientTransformations);
        _trainer = new Trainer(network, options.Optimizer, _reader.BatchSize, options.Seed, options.Threads, isOfFit: true, options.Exchange, options.ExchangeMode)
        {
            KeepOutputs = _metrics.Count > 0,
            Step = (long)options.InitialEpoch * (_reader.BatchCount ?? 0),
            GradientTransformations = transformations,
        };
        _context = new FitContext(_trainer, options, _reader, new History(network, options, data, validationCount == 0 ? null : _validation, _validationFirst));
        _state = new FitState(options, _reader, _trainer, _metrics, _outputLosses, _context, callbacks);
        // Every rank takes a checkpoint up, the first one writes it.
        _backup = Array.Find(callbacks, callback => callback is BackupAndRestore) as BackupAndRestore;
        _writtenBackup = isFirstRank ? _backup : null;
        _display = isFirstRank ? FitDisplay.Of(options) : FitDisplay.Nothing;
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
            if (_options.Exchange is { } exchange)
            {
                using var change = _trainer.Network.ParameterSet.Change();
                exchange.Broadcast(MemoryMarshal.AsBytes(change.Span));
            }

            for (int epoch = _state.Epoch; epoch < _options.Epochs && !Stops(); epoch++)
                if (!RunEpoch(epoch))
                {
                    _context.History.Cancelled = true;
                    break;
                }

            _options.Optimizer.FinalizeWeights(_trainer.Network);
            foreach (var callback in _callbacks) callback.OnTrainEnd(_context);
            _writtenBackup?.AfterTraining(isWhole: !_context.History.Cancelled);
            return _context.History;
        }
        finally
        {
            _reader.Dispose();
            _display.End(_context);
            LeaveWeights();
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
        _options.Optimizer.BeginEvaluation(_trainer.Network);
        if (_evaluator is not null)
        {
            foreach (var callback in _callbacks) callback.OnTestBegin(_context);
            Validate(_evaluator, epoch);
            foreach (var callback in _callbacks) callback.OnTestEnd(_context);
            _evaluator.Report(logs, "val_");
        }

        _context.EpochDuration = Stopwatch.GetElapsedTime(start);
        // Before the callbacks, so that what they print has lines of its own.
        _display.Show(static (progress, context) => progress.OnEpochEnd(context), _context);
        foreach (var callback in _callbacks) callback.OnEpochEnd(_context);
        _options.Optimizer.EndEvaluation(_trainer.Network);
        _context.History.Add(epoch, _context.EpochDuration, logs);
        (_state.Epoch, _state.Batch) = (epoch + 1, 0);
        _writtenBackup?.AfterEpoch(_state);
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
        while (_state.Batch != _options.StepsPerEpoch && !Stops())
        {
            if (_isCancelled) return false;
            if (!_reader.Read(_state.Batch, _trainer.Team)) break;
            _context.Batch = _state.Batch;
            foreach (var callback in _callbacks) callback.OnBatchBegin(_context);
            _state.LossSum += (double)_trainer.TrainOnBatch(in _reader.Batch, _reader.Rows) * _reader.Rows;
            _state.Samples += _reader.Rows;
            if (_mayBeDone) _context.StopTraining |= _options.Optimizer.IsDone;
            if (_metrics.Count > 0) _metrics.Update(_trainer.Outputs, _reader.Batch.Targets.Span, _trainer.Masks, _reader.Batch.SampleWeights.Span, _reader.Rows);
            _context.Logs["loss"] = _state.LossSum / _state.Samples;
            _outputLosses.Add(_trainer.OutputLosses, _reader.Rows, _context.Logs);
            foreach (var callback in _callbacks) callback.OnBatchEnd(_context);
            _display.Show(static (progress, context) => progress.OnBatchEnd(context), _context);
            _state.Batch++;
            _writtenBackup?.AfterBatch(_state);
        }

        if (!_context.StopTraining) _context.BatchCount = _state.Batch;
        return true;
    }

    private void Validate(Evaluator evaluator, int epoch)
    {
        if (_validation is Dataset data) evaluator.Run(data, _validationFirst, data.Count - _validationFirst, ValidationWeights);
        else evaluator.Run(_validation, new SourcePass(epoch, _options.Seed, CancellationToken: _options.CancellationToken));
    }

    // A fit that a callback or a metric has ended leaves the weights of training, or those to predict with where these are not the same.
    private void LeaveWeights()
    {
        _options.Optimizer.ShowAverage(_trainer.Network, isShown: false);
        _options.Optimizer.BeginEvaluation(_trainer.Network);
    }

    // Before every batch, cancelled or not.
    private bool Stops()
    {
        _isCancelled = _options.CancellationToken.IsCancellationRequested;
        if (_agreement is not null) (_context.StopTraining, _isCancelled) = _agreement.Of(_context.StopTraining, _isCancelled);
        return _context.StopTraining;
    }

    // Sample weights belong to the rows of the data, so that they weigh the rows split off, but not another data set.
    private ReadOnlySpan<float> ValidationWeights =>
        _options.Validation is not null ? _options.ValidationSampleWeights
        : _options.SampleWeights is { } weights ? weights.AsSpan(_validationFirst) : default;
}
