using System;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>One call of <see cref="NetworkFitting.Fit"/>: epochs, batches, validation, callbacks.</summary>
internal sealed partial class FitLoop
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
    private int _lossPlace;
    private readonly FitState _state;
    private readonly BackupAndRestore? _backup, _writtenBackup;
    private readonly ExchangeAgreement? _agreement;
    private readonly bool _mayBeDone;
    private FitDisplay _display = FitDisplay.Nothing;
    private bool _isCancelled;

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
            _evaluator = new Evaluator(network, _metrics, validationRows, options.Threads, options.Loss, options.Exchange);
        }

        _outputLosses = new OutputLossMeans(network.Description);
        var transformations = GradientTransformation.Checked(options.GradientTransformations);
        _trainer = new Trainer(network, options.Optimizer, _reader.BatchSize, options.Seed, options.Threads, isOfFit: true, options.Exchange, options.ExchangeMode)
        {
            KeepOutputs = _metrics.Count > 0,
            Step = (long)options.InitialEpoch * (_reader.BatchCount ?? 0),
            GradientTransformations = transformations,
            LossFunction = options.Loss,
        };
        _context = new FitContext(_trainer, options, _reader, new History(network, options, data, validationCount == 0 ? null : _validation, _validationFirst));
        _state = new FitState(options, _reader, _trainer, _metrics, _outputLosses, _context, callbacks);
        // Every rank takes a checkpoint up, the first one writes it.
        _backup = Array.Find(callbacks, callback => callback is BackupAndRestore) as BackupAndRestore;
        _writtenBackup = isFirstRank ? _backup : null;
    }

    public History Run()
    {
        try
        {
            if (_options.Exchange is null or { Rank: 0 }) _display = FitDisplay.Of(_options);
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

            // An epoch that was broken off when it was to be its last is closed as it would have been.
            for (int epoch = _state.Epoch; epoch < _options.Epochs && (_state.Batch > 0 || !Stops()); epoch++)
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

    private void BeginLogs()
    {
        var logs = _context.Logs;
        logs.Clear();
        _lossPlace = logs.Report("loss", double.NaN, MetricDirection.LowerIsBetter);
        _outputLosses.Announce(logs);
        for (int i = 0; i < _metrics.Count; i++) logs.Follow(_metrics.Name(i), _metrics[i]);
    }

    // A fit that a callback or a metric has ended leaves the weights of training, or those to predict with where these are not the same.
    private void LeaveWeights()
    {
        _options.Optimizer.ShowAverage(_trainer.Network, isShown: false);
        _options.Optimizer.BeginEvaluation(_trainer.Network);
    }
}
