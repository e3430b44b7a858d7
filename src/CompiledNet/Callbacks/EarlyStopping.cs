using System;

namespace CompiledNet;

/// <summary>Ends a fit when a value has stopped getting better; as <c>keras.callbacks.EarlyStopping</c>.</summary>
public sealed class EarlyStopping : Callback
{
    private readonly MonitoredValue _monitored;
    private readonly int _patience, _startFromEpoch;
    private readonly bool _restoreBestWeights;
    private float[]? _bestWeights;
    private int _wait;

    /// <summary>Sets up what to watch.</summary>
    /// <param name="monitor">The name of the value.</param>
    /// <param name="minDelta">Only a change of more than this counts as getting better.</param>
    /// <param name="patience">How many epochs in a row without getting better end the fit.</param>
    /// <param name="mode">Whether less or more is better.</param>
    /// <param name="restoreBestWeights">Whether the parameters of the best epoch are put back when the fit ends, for whatever reason.</param>
    /// <param name="startFromEpoch">Epochs before this one are not looked at.</param>
    /// <exception cref="ArgumentException">A number is negative, the name empty or the mode unknown.</exception>
    public EarlyStopping(
        string monitor = "val_loss", float minDelta = 0, int patience = 0, MonitorMode mode = MonitorMode.Auto,
        bool restoreBestWeights = false, int startFromEpoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minDelta);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        _monitored = new MonitoredValue(monitor, mode, minDelta);
        (_patience, _restoreBestWeights, _startFromEpoch) = (patience, restoreBestWeights, startFromEpoch);
    }

    /// <summary>The best value so far.</summary>
    public double Best { get; private set; }

    /// <summary>The epoch with the best value; -1 before the first.</summary>
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
        if (_monitored.IsImprovement(value, Best))
        {
            (Best, BestEpoch, _wait) = (value, context.Epoch, 0);
            if (!_restoreBestWeights) return;
            var parameters = context.Network.Parameters.Span;
            parameters.CopyTo(_bestWeights ??= new float[parameters.Length]);
        }
        else if (++_wait >= _patience)
        {
            StoppedEpoch = context.Epoch;
            context.StopTraining = true;
        }
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
