using System;

namespace CompiledNet;

/// <summary>
/// Lowers the learning rate when a value has stopped getting better; as <c>keras.callbacks.ReduceLROnPlateau</c>. Adds
/// <c>learning_rate</c>, the rate of the finished epoch, to the logs.
/// </summary>
public sealed class ReduceLROnPlateau : Callback
{
    private readonly MonitoredValue _monitored;
    private readonly float _factor, _minLR;
    private readonly int _patience, _cooldown;
    private double _best;
    private int _wait, _cooling;

    /// <summary>Sets up what to watch.</summary>
    /// <param name="monitor">The name of the value.</param>
    /// <param name="factor">What the learning rate is multiplied by; at least 0 and less than 1.</param>
    /// <param name="patience">How many epochs in a row without getting better lower it.</param>
    /// <param name="mode">Whether less or more is better.</param>
    /// <param name="minDelta">Only a change of more than this counts as getting better.</param>
    /// <param name="cooldown">How many epochs are not counted after lowering it.</param>
    /// <param name="minLR">It is not lowered below this.</param>
    /// <exception cref="ArgumentException">A number is out of its range, the name empty or the mode unknown.</exception>
    public ReduceLROnPlateau(
        string monitor = "val_loss", float factor = 0.1f, int patience = 10, MonitorMode mode = MonitorMode.Auto,
        float minDelta = 1e-4f, int cooldown = 0, float minLR = 0)
    {
        if (!(factor >= 0 && factor < 1)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "At least 0 and less than 1 was expected.");
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        Option.NotNegative(minDelta, nameof(minDelta));
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        Option.NotNegative(minLR, nameof(minLR));
        _monitored = new MonitoredValue(monitor, mode, minDelta);
        (_factor, _patience, _cooldown, _minLR) = (factor, patience, cooldown, minLR);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The optimizer has a schedule, which would overrule this; or the mode is Auto, and the fit does not report the value or
    /// nobody knows its direction.
    /// </exception>
    public override void OnTrainBegin(FitContext context)
    {
        LearningRateScheduler.RequireFreeLearningRate(context.Optimizer, nameof(ReduceLROnPlateau));
        (_best, _wait, _cooling) = (_monitored.Begin(context), 0, 0);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The fit does not report the watched value.</exception>
    public override void OnEpochEnd(FitContext context)
    {
        var optimizer = context.Optimizer;
        context.Logs["learning_rate"] = optimizer.LearningRate;
        double value = _monitored.Read(context);
        if (_cooling > 0)
        {
            _cooling--;
            _wait = 0;
        }

        if (_monitored.IsImprovement(value, _best))
        {
            (_best, _wait) = (value, 0);
        }
        else if (_cooling == 0 && ++_wait >= _patience && optimizer.LearningRate > _minLR)
        {
            optimizer.LearningRate = Math.Max(optimizer.LearningRate * _factor, _minLR);
            (_cooling, _wait) = (_cooldown, 0);
        }
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Set("best", _best);
        state.Set("wait", _wait);
        state.Set("cooling", _cooling);
    }

    /// <inheritdoc/>
    public override void RestoreState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_best, _wait, _cooling) = (state.Number("best"), (int)state.Number("wait"), (int)state.Number("cooling"));
    }
}
