using System;

namespace CompiledNet.Tuning;

/// <summary>Reports a value of every epoch of a fit to its trial, and ends the fit with it.</summary>
internal sealed class TrialCallback : Callback
{
    private readonly RunningTrial _trial;
    private readonly string _monitor;

    public TrialCallback(RunningTrial trial, string monitor)
    {
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        (_trial, _monitor) = (trial, monitor);
    }

    /// <inheritdoc/>
    /// <exception cref="System.Collections.Generic.KeyNotFoundException">The fit does not report the value.</exception>
    public override void OnEpochEnd(FitContext context)
    {
        if (_trial.Report(context.Epoch + 1, context.Logs[_monitor])) context.StopTraining = true;
    }
}
