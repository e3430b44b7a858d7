using System;

namespace CompiledNet;

/// <summary>Ends a fit when a value has stopped getting better; as <c>keras.callbacks.EarlyStopping</c>.</summary>
public sealed class EarlyStopping : Callback
{
    private readonly MonitoredValue _monitored;
    private readonly int _patience, _startFromEpoch;
    private readonly double? _baseline;
    private readonly bool _restoreBestWeights;
    private float[]? _bestWeights;
    private int _wait;

    /// <summary>Sets up what to watch.</summary>
    /// <param name="monitor">The name of the value.</param>
    /// <param name="minDelta">Only a change of more than this counts as getting better.</param>
    /// <param name="patience">How many epochs in a row without getting better end the fit.</param>
    /// <param name="mode">Whether less or more is better.</param>
    /// <param name="baseline">
    /// A value that has to be surpassed, by more than <paramref name="minDelta"/>, for an epoch to count as getting better, besides being better than those before; null for none.
    /// </param>
    /// <param name="restoreBestWeights">Whether the parameters of the best epoch are put back when the fit ends, for whatever reason, whether they surpass <paramref name="baseline"/> or not.</param>
    /// <param name="startFromEpoch">Epochs before this one are not looked at.</param>
    /// <exception cref="ArgumentException">A number is negative or NaN, the name empty or the mode unknown.</exception>
    public EarlyStopping(
        string monitor = "val_loss", float minDelta = 0, int patience = 0, MonitorMode mode = MonitorMode.Auto,
        double? baseline = null, bool restoreBestWeights = false, int startFromEpoch = 0)
    {
        Option.NotNegative(minDelta, nameof(minDelta));
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        _monitored = new MonitoredValue(monitor, mode, minDelta);
        (_patience, _baseline, _restoreBestWeights, _startFromEpoch) = (patience, Option.Number(baseline, nameof(baseline)), restoreBestWeights, startFromEpoch);
    }

    /// <summary>The best value so far; what is worse than any before the first that is a number.</summary>
    public double Best { get; private set; }

    /// <summary>The epoch with the best value, the first that was looked at if none was a number; -1 before it.</summary>
    public int BestEpoch { get; private set; } = -1;

    /// <summary>The epoch after which the fit was ended, or null if it was not.</summary>
    public int? StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The mode is Auto, and the fit does not report the value or nobody knows its direction.</exception>
    public override void OnTrainBegin(FitContext context)
    {
        (Best, BestEpoch, StoppedEpoch, _wait, _bestWeights) = (_monitored.Begin(context), -1, null, 0, null);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The fit does not report the watched value.</exception>
    public override void OnEpochEnd(FitContext context)
    {
        double value = _monitored.Read(context);
        if (context.Epoch < _startFromEpoch) return;
        bool isBest = _monitored.IsImprovement(value, Best);
        if (isBest) Best = value;
        if (isBest || BestEpoch < 0) Keep(context);
        _wait = isBest && (_baseline is not { } baseline || _monitored.IsImprovement(value, baseline)) ? 0 : _wait + 1;

        // As in Keras, where the first epoch never is the last one, and one that is the best so far is not either.
        if (!isBest && _wait >= _patience && context.Epoch > 0)
        {
            StoppedEpoch = context.Epoch;
            context.StopTraining = true;
        }
    }

    private void Keep(FitContext context)
    {
        BestEpoch = context.Epoch;
        if (!_restoreBestWeights) return;
        var parameters = context.Network.Parameters.Span;
        parameters.CopyTo(_bestWeights ??= new float[parameters.Length]);
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Set("best", Best);
        state.Set("best_epoch", BestEpoch);
        state.Set("stopped_epoch", StoppedEpoch ?? -1);
        state.Set("wait", _wait);
        if (_bestWeights is not null) state.Set("best_weights", _bestWeights);
    }

    /// <inheritdoc/>
    public override void RestoreState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (Best, BestEpoch, _wait) = (state.Number("best"), (int)state.Number("best_epoch"), (int)state.Number("wait"));
        StoppedEpoch = state.Number("stopped_epoch") < 0 ? null : (int)state.Number("stopped_epoch");
        _bestWeights = state.Array("best_weights");
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context)
    {
        if (_bestWeights is null) return;
        using var change = context.Network.ParameterSet.Change();
        _bestWeights.CopyTo(change.Span);
        _bestWeights = null;
    }
}
