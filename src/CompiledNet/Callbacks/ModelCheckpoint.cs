using System;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// Saves the weights after every epoch, or after those that are the best so far; as
/// <c>keras.callbacks.ModelCheckpoint</c> with <c>save_weights_only</c>. Folders that are missing are made.
/// </summary>
public sealed class ModelCheckpoint : Callback
{
    private const string EpochName = "epoch";

    private readonly PathTemplate _path;
    private readonly MonitoredValue _monitored;
    private readonly bool _saveBestOnly;
    private readonly double? _threshold;
    private double _best;

    /// <summary>Sets up when to save.</summary>
    /// <param name="path">
    /// The safetensors file. Names in braces stand for numbers: <c>{epoch}</c> for that of the epoch, counted from 1, others for values
    /// that the fit reports, such as <c>{val_loss}</c>. Behind a colon stands how they are written, as .NET has it:
    /// <c>run-{epoch:00}-{val_loss:F3}.safetensors</c>.
    /// </param>
    /// <param name="monitor">The name of the value to watch; not needed unless <paramref name="saveBestOnly"/> is set.</param>
    /// <param name="saveBestOnly">Whether to save only when the value is the best so far.</param>
    /// <param name="mode">Whether less or more is better.</param>
    /// <param name="initialValueThreshold">With <paramref name="saveBestOnly"/> the value that the first epoch to be saved has to surpass, such as that of the file that is there; null for none.</param>
    /// <exception cref="ArgumentException">The path or the name is empty, the mode unknown, the threshold NaN, or the path has a brace without counterpart or an unknown format.</exception>
    public ModelCheckpoint(string path, string monitor = "val_loss", bool saveBestOnly = false, MonitorMode mode = MonitorMode.Auto, double? initialValueThreshold = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _monitored = new MonitoredValue(monitor, mode, minDelta: 0);
        (_path, _saveBestOnly, _threshold) = (new PathTemplate(path, nameof(path)), saveBestOnly, Option.Number(initialValueThreshold, nameof(initialValueThreshold)));
    }

    /// <inheritdoc/>
    public override bool IsForFirstRankOnly => true;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The path has a name that the fit does not report; or the mode is Auto, and the fit does not report the value or nobody knows its direction.</exception>
    public override void OnTrainBegin(FitContext context)
    {
        if (_saveBestOnly)
        {
            double worst = _monitored.Begin(context);
            _best = _threshold ?? worst;
        }

        string[] reported = context.Logs.Names();
        foreach (string name in _path.Names)
        {
            if (name == EpochName || reported.Contains(name)) continue;
            throw new InvalidOperationException(
                $"The path of a ModelCheckpoint has '{{{name}}}', but this fit reports only: {EpochName}, {string.Join(", ", reported)}. Values that begin with val_ need FitOptions.Validation or ValidationSplit.");
        }
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

        context.Network.Save(_path.Fill(name => name == EpochName ? context.Epoch + 1 : context.Logs[name]));
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Set("best", _best);
    }

    /// <inheritdoc/>
    public override void RestoreState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _best = state.Number("best");
    }
}
