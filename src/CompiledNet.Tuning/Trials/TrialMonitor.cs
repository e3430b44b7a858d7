using System;
using System.Collections.Generic;

namespace CompiledNet.Tuning;

/// <summary>Gathers the reports of one trial and asks the rule whether it is to end.</summary>
internal sealed class TrialMonitor(int number, IReadOnlyList<Trial> others, StoppingRule? rule, MetricDirection direction) : ITrialMonitor
{
    private readonly List<TrialReport> _reports = [];

    /// <summary>Whether the rule has ended the trial.</summary>
    public bool IsStopped { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above that of the report before.</exception>
    public bool Report(int step, double value)
    {
        int least = _reports.Count == 0 ? 1 : _reports[^1].Step + 1;
        if (step < least) throw new ArgumentOutOfRangeException(nameof(step), step, $"The steps of the reports of a trial grow: the next is {least} or more.");
        _reports.Add(new TrialReport(step, value));
        return IsStopped |= rule?.Ends(number, _reports, others, direction) ?? false;
    }

    /// <summary>What became of the trial.</summary>
    public Trial End(TrialRequest request, TrialOutcome outcome, TimeSpan duration)
    {
        // A trial whose last report is no number was ended for good reason, but has no value that others could be compared with.
        bool isStopped = IsStopped && double.IsFinite(_reports[^1].Value);
        string? error = isStopped ? null : outcome.Error ?? (IsStopped ? FormattableString.Invariant($"a report of {_reports[^1].Value} at step {_reports[^1].Step}") : null);
        var state = isStopped ? TrialState.Stopped : error is null ? TrialState.Complete : TrialState.Failed;
        double value = state switch { TrialState.Stopped => _reports[^1].Value, TrialState.Complete => outcome.Value, _ => double.NaN };
        return new Trial(request.Number, request.Point, state, value) { Reports = [.. _reports], Duration = duration, Error = error };
    }
}
