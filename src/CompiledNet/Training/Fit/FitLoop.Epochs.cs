using System;
using System.Diagnostics;

namespace CompiledNet;

/// <summary>An epoch: its batches, its validation, who is told of it.</summary>
internal sealed partial class FitLoop
{
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
            if (!Validate(_evaluator, epoch))
            {
                _options.Optimizer.EndEvaluation(_trainer.Network);
                return false;
            }

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

    private void BeginEpoch(int epoch)
    {
        BeginLogs();
        _context.Epoch = _state.Epoch = epoch;
        _reader.BeginEpoch(epoch);
        if (_state.Batch > 0)
        {
            // An epoch that is taken up in its middle has begun before, and may be at the end of its batches.
            _context.Batch = _state.Batch - 1;
            WriteLosses();
            return;
        }

        _metrics.Reset();
        _outputLosses.Reset();
        (_state.LossSum, _state.Samples) = (0, 0);
        _display.Show(static (progress, context) => progress.OnEpochBegin(context), _context);
        foreach (var callback in _callbacks) callback.OnEpochBegin(_context);
    }

    private bool RunBatches()
    {
        while (_state.Batch != _options.StepsPerEpoch && !Stops())
        {
            if (_isCancelled) return false;
            if (!Read())
            {
                if (_isCancelled) return false;
                break;
            }

            _context.Batch = _state.Batch;
            foreach (var callback in _callbacks) callback.OnBatchBegin(_context);
            _state.LossSum += (double)_trainer.TrainOnBatch(in _reader.Batch, _reader.Rows) * _reader.Rows;
            _state.Samples += _reader.Rows;
            if (_mayBeDone) _context.StopTraining |= _options.Optimizer.IsDone;
            if (_metrics.Count > 0) UpdateMetrics();
            _outputLosses.Add(_trainer.OutputLosses, _reader.Rows);
            WriteLosses();
            foreach (var callback in _callbacks) callback.OnBatchEnd(_context);
            _display.Show(static (progress, context) => progress.OnBatchEnd(context), _context);
            _state.Batch++;
            _writtenBackup?.AfterBatch(_state);
        }

        if (!_context.StopTraining) _context.BatchCount = _state.Batch;
        return true;
    }

    private void WriteLosses()
    {
        _context.Logs.Overwrite(_lossPlace, _state.LossSum / _state.Samples);
        _outputLosses.Write(_context.Logs);
    }

    // False at the end of the epoch, or where a source that waits was told that the fit is cancelled.
    private bool Read()
    {
        try
        {
            return _reader.Read(_state.Batch, _trainer.Team);
        }
        catch (OperationCanceledException) when (EndsWaiting)
        {
            _isCancelled = true;
            return false;
        }
    }

    // Outputs are those of all processes, and so are targets then.
    private void UpdateMetrics()
    {
        // What a step is left out for would be refused by metrics that rank, before a callback could end the fit.
        if (_trainer.SkippedLastStep && FiniteCheck.FirstNotFinite(_trainer.Outputs) >= 0) return;
        _reader.GatherTargets();
        _metrics.Update(_trainer.Outputs, _trainer.TargetsOf(in _reader.Batch, _reader.Rows), _trainer.Masks, _reader.Batch.SampleWeights.Span, _reader.Rows);
    }

    // False where a source that waits was told that the fit is cancelled.
    private bool Validate(Evaluator evaluator, int epoch)
    {
        try
        {
            if (_validation is Dataset data) evaluator.Run(data, _validationFirst, data.Count - _validationFirst, ValidationWeights);
            else evaluator.Run(_validation, new SourcePass(epoch, _options.Seed, CancellationToken: _options.CancellationToken));
            return true;
        }
        catch (OperationCanceledException) when (EndsWaiting)
        {
            return false;
        }
    }

    // Of several processes none ends alone.
    private bool EndsWaiting => _agreement is null && _options.CancellationToken.IsCancellationRequested;

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
