using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tuning;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <inheritdoc cref="ITrialGrain"/>
/// <remarks>
/// The grain lives on the silo that runs the trial. If that is lost, the next call of the client makes it live on another one, with the last
/// checkpoint from the store. An outcome is written once: where two silos took each other for lost, the first one counts.
/// </remarks>
[Immovable(ImmovableKind.Any)]
internal sealed partial class TrialGrain(
    [PersistentState("trial", PostgresHosting.StorageName)] IPersistentState<TrialRecord> state,
    IEnumerable<TrialObjectives> added, ILocalSiloDetails silo, ILogger<TrialGrain> logger) : Grain, ITrialGrain
{
    private readonly StoredState<TrialRecord> _record = new(state);
    // A silo without trials has none.
    private readonly TrialObjectives _objectives = added.LastOrDefault() ?? new TrialObjectives();
    private TrialRun? _run;

    private string[] Key => this.GetPrimaryKeyString().Split('/');

    public async Task<TrialProgress> AdvanceAsync(TrialCall call)
    {
        await _record.ReadAsync();
        string request = FormattableString.Invariant($"{string.Join(", ", call.Values.Select(value => $"{value.Key} {value.Value}"))}, seed {call.Seed}");
        if (_record.Exists && _record.Value.Request != request)
            return TrialProgress.Refused($"Trial {Key[^1]} of the sweep '{string.Join('/', Key[1..^1])}' is there with {_record.Value.Request}; it cannot be run again with {request}: give another search another name.", isElsewhere: false);
        if (HasEnded(call.Answered)) return Ended(call.Answered);
        if (_run is null or { Completion.IsCompleted: true, Outcome: null })
        {
            var objective = _objectives.Find(Key[0]);
            string? difference = objective is null ? $"it has no '{Key[0]}', only {_objectives.Describe()}" : objective.Difference(call.Version, call.Space);
            if (difference is not null)
            {
                // To the silo that the client has asked for: calls would find the grain here again.
                this.MigrateOnIdle();
                return TrialProgress.Refused($"Silo '{silo.Name}' cannot run the trial: {difference}.", isElsewhere: true);
            }

            if (!_record.Exists || _record.Value.IsStopped) await _record.WriteAsync(record => (record.Request, record.IsStopped) = (request, false));
            _run = Start(objective!, call);
        }

        var run = _run;
        run.Answer(call.Answered);
        await run.WaitAsync(call.Answered, call.Patience);
        if (run is { Completion.IsCompleted: true, Outcome: { } outcome }) await FinishAsync(run, outcome);
        return HasEnded(call.Answered) ? Ended(call.Answered) : UnderWay(run.Reports(call.Answered));
    }

    // The client says what the trial has reported: the silo that knew it may be lost.
    public Task EndAsync(TrialEnd end)
    {
        _run?.End(end.IsStopped);
        if (!end.IsStopped) return Task.CompletedTask;
        _run = null;
        return _record.WriteAsync(
            record => (record.Steps, record.Values, record.IsStopped, record.Checkpoint) = (end.Steps, end.Values, true, []),
            when: record => _record.Exists && !record.IsFinished);
    }

    public async Task DeleteAsync()
    {
        _run?.End(isStopped: false);
        await _record.ClearAsync();
        DeactivateOnIdle();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _run?.End(isStopped: false);
        return Task.CompletedTask;
    }

    private bool HasEnded(int answered) => _record.Value.IsFinished || (_record.Value.IsStopped && answered < _record.Value.Steps.Length);

    private TrialProgress Ended(int answered)
    {
        var record = _record.Value;
        return new TrialProgress([.. record.Steps.Skip(answered)], [.. record.Values.Skip(answered)], record.IsFinished, record.Value, record.Error);
    }

    private static TrialProgress UnderWay(TrialReport[] reports) => new([.. reports.Select(report => report.Step)], [.. reports.Select(report => report.Value)], false, double.NaN, null);

    private TrialRun Start(TrialObjective objective, TrialCall call)
    {
        var scheduler = TaskScheduler.Current;
        var trial = new TrialRequest(int.Parse(Key[^1], CultureInfo.InvariantCulture), objective.Space.PointFrom(call.Values), call.Seed);
        return TrialRun.Start(objective, trial, call.Answered, _record.Value.Checkpoint, (run, files) =>
            Task.Factory.StartNew(() => KeepAsync(run, files), CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap());
    }

    private Task FinishAsync(TrialRun run, TrialOutcome outcome)
    {
        var reports = run.Reports();
        return _record.WriteAsync(
            record =>
            {
                (record.Steps, record.Values) = ([.. reports.Select(report => report.Step)], [.. reports.Select(report => report.Value)]);
                (record.Value, record.Error, record.IsFinished, record.Checkpoint) = (outcome.Value, outcome.Error, true, []);
            },
            when: record => !record.IsFinished && !record.IsStopped);
    }

    // A checkpoint that does not get to the store costs time after a loss, but no trial.
    private async Task KeepAsync(TrialRun run, Dictionary<string, byte[]> files)
    {
        try
        {
            await _record.WriteAsync(record => record.Checkpoint = files, when: record => !run.IsOver && !record.IsFinished);
        }
        catch (Exception exception)
        {
            LogNotKept(logger, exception, this.GetPrimaryKeyString());
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The checkpoint of the trial {Trial} was not kept; the trial goes on.")]
    private static partial void LogNotKept(ILogger logger, Exception exception, string trial);
}
