using System;
using System.Collections.Generic;
using System.Globalization;

namespace CompiledNet.Tuning;

/// <summary>Reports a value of every epoch of a fit to its trial, and ends the fit with it.</summary>
internal sealed class TrialCallback : Callback
{
    private readonly RunningTrial _trial;
    private readonly string _monitor;
    private readonly List<TrialReport> _reports = [];

    public TrialCallback(RunningTrial trial, string monitor)
    {
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        (_trial, _monitor) = (trial, monitor);
    }

    /// <inheritdoc/>
    /// <exception cref="System.Collections.Generic.KeyNotFoundException">The fit does not report the value.</exception>
    public override void OnEpochEnd(FitContext context)
    {
        var report = new TrialReport(context.Epoch + 1, context.Logs[_monitor]);
        _reports.Add(report);
        if (_trial.Report(report.Step, report.Value)) context.StopTraining = true;
    }

    // A trial that is taken up was told to end already: whoever ran it was lost before it heard.
    public override void OnEpochBegin(FitContext context)
    {
        if (_trial.IsStopped) context.StopTraining = true;
    }

    public override void SaveState(CallbackState state)
    {
        state.Set("reports", _reports.Count);
        for (int i = 0; i < _reports.Count; i++)
        {
            state.Set(Name("step", i), _reports[i].Step);
            state.Set(Name("value", i), _reports[i].Value);
        }
    }

    // Whoever watches a trial that is taken up may know nothing of what it reported before.
    public override void RestoreState(CallbackState state)
    {
        int count = (int)state.Number("reports");
        for (int i = 0; i < count; i++)
        {
            var report = new TrialReport((int)state.Number(Name("step", i)), state.Number(Name("value", i)));
            _reports.Add(report);
            if (!_trial.IsStopped) _trial.Report(report.Step, report.Value);
        }
    }

    private static string Name(string what, int report) => string.Create(CultureInfo.InvariantCulture, $"{what}{report}");
}
