using System;
using System.Globalization;

namespace CompiledNet;

/// <summary>
/// Saves the weights after every epoch, or after those that are the best so far; as
/// <c>keras.callbacks.ModelCheckpoint</c> with <c>save_weights_only</c>.
/// </summary>
public sealed class ModelCheckpoint : Callback
{
    private readonly string _path;
    private readonly MonitoredValue _monitored;
    private readonly bool _saveBestOnly;
    private double _best;

    /// <summary>Sets up when to save.</summary>
    /// <param name="path">The safetensors file; <c>{epoch}</c> in it stands for the number of the epoch, counted from 1.</param>
    /// <param name="monitor">The name of the value to watch; not needed unless <paramref name="saveBestOnly"/> is set.</param>
    /// <param name="saveBestOnly">Whether to save only when the value is the best so far.</param>
    /// <param name="mode">Whether less or more is better.</param>
    /// <exception cref="ArgumentException">The path or the name is empty, or the mode unknown.</exception>
    public ModelCheckpoint(string path, string monitor = "val_loss", bool saveBestOnly = false, MonitorMode mode = MonitorMode.Auto)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _monitored = new MonitoredValue(monitor, mode, minDelta: 0);
        (_path, _saveBestOnly) = (path, saveBestOnly);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The mode is Auto, and the fit does not report the value or nobody knows its direction.</exception>
    public override void OnTrainBegin(FitContext context)
    {
        if (_saveBestOnly) _best = _monitored.Begin(context);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The fit does not report the watched value.</exception>
    public override void OnEpochEnd(FitContext context)
    {
        if (_saveBestOnly)
        {
            double value = _monitored.Read(context);
            if (!_monitored.IsImprovement(value, _best)) return;
            _best = value;
        }

        context.Network.Save(_path.Replace("{epoch}", (context.Epoch + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
