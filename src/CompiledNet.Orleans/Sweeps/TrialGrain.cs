using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tuning;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace CompiledNet.Orleans;

/// <inheritdoc cref="ITrialGrain"/>
/// <remarks>
/// The grain lives on the silo that runs the trial. If that is lost, the next call of the client makes it live on another one, with the last
/// checkpoint from the store. An outcome is written once: where two silos took each other for lost, the store refuses the second one.
/// </remarks>
internal sealed partial class TrialGrain(
    [PersistentState("trial", PostgresHosting.StorageName)] IPersistentState<TrialRecord> state,
    [PersistentState("checkpoint", PostgresHosting.StorageName)] IPersistentState<TrialFiles> files,
    TrialObjectives objectives, ILocalSiloDetails silo, ILogger<TrialGrain> logger) : Grain, ITrialGrain
{
    private TrialRun? _run;

    private string[] Key => this.GetPrimaryKeyString().Split('/');

    public async Task<TrialProgress> AdvanceAsync(TrialCall call)
    {
        string request = FormattableString.Invariant($"{string.Join(", ", call.Values.Select(value => $"{value.Key} {value.Value}"))}, seed {call.Seed}");
        if (state.RecordExists && state.State.Request != request)
            return TrialProgress.Refused($"Trial {Key[^1]} of the sweep '{string.Join('/', Key[1..^1])}' is there with {state.State.Request}; it cannot be run again with {request}: give another search another name.", isElsewhere: false);
        if (state.State.IsFinished || (state.State.IsStopped && call.Answered < state.State.Steps.Count)) return Progress(call.Answered);
        if (_run is null or { Completion.IsCompleted: true, Outcome: null })
        {
            var objective = objectives.Find(Key[0]);
            string? difference = objective is null ? $"it has no '{Key[0]}', only {objectives.Describe()}" : objective.Difference(call.Version, call.Space);
            if (difference is not null)
            {
                DeactivateOnIdle();
                return TrialProgress.Refused($"Silo '{silo.Name}' cannot run the trial: {difference}.", isElsewhere: true);
            }

            if (!state.RecordExists)
            {
                state.State.Request = request;
                await state.WriteStateAsync();
            }

            var scheduler = TaskScheduler.Current;
            var trial = new TrialRequest(int.Parse(Key[^1], System.Globalization.CultureInfo.InvariantCulture), objective!.Space.PointFrom(call.Values), call.Seed);
            var checkpoint = new StoredCheckpoint(files.State.Contents, contents => Task.Factory.StartNew(() => KeepAsync(contents), CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap().Wait());
            _run = TrialRun.Start(objective, trial, checkpoint, call.Answered);
        }

        _run.Answer(call.Answered);
        await _run.WaitAsync(call.Answered, call.Patience);
        if (_run.Completion.IsCompleted && _run.Outcome is { } outcome) await FinishAsync(_run, outcome);
        if (state.State.IsFinished) return Progress(call.Answered);
        var reports = _run.Reports(call.Answered);
        return new TrialProgress([.. reports.Select(report => report.Step)], [.. reports.Select(report => report.Value)], false, double.NaN, null);
    }

    public async Task EndAsync(bool isStopped)
    {
        if (_run is not { } run) return;
        run.End(isStopped);
        if (!isStopped) return;
        await run.Completion;
        Note(run);
        state.State.IsStopped = true;
        await state.WriteStateAsync();
        if (files.RecordExists) await files.ClearStateAsync();
        _run = null;
    }

    public async Task DeleteAsync()
    {
        _run?.End(isStopped: false);
        if (state.RecordExists) await state.ClearStateAsync();
        if (files.RecordExists) await files.ClearStateAsync();
        DeactivateOnIdle();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _run?.End(isStopped: false);
        return Task.CompletedTask;
    }

    private TrialProgress Progress(int answered)
    {
        var trial = state.State;
        return new TrialProgress([.. trial.Steps.Skip(answered)], [.. trial.Values.Skip(answered)], trial.IsFinished, trial.Value, trial.Error);
    }

    private async Task FinishAsync(TrialRun run, TrialOutcome outcome)
    {
        Note(run);
        var trial = state.State;
        (trial.Value, trial.Error, trial.IsFinished) = (outcome.Value, outcome.Error, true);
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // It is not finished until the store has it: the next call tries again.
            trial.IsFinished = false;
            throw;
        }

        if (files.RecordExists) await files.ClearStateAsync();
    }

    private void Note(TrialRun run)
    {
        var reports = run.Reports();
        (state.State.Steps, state.State.Values) = ([.. reports.Select(report => report.Step)], [.. reports.Select(report => report.Value)]);
    }

    // A checkpoint that does not get to the store costs time after a loss, but no trial.
    private async Task KeepAsync(Dictionary<string, byte[]> contents)
    {
        if (_run is not { IsCancelled: false }) return;
        try
        {
            files.State.Contents = contents;
            await files.WriteStateAsync();
        }
        catch (Exception exception)
        {
            LogNotKept(logger, exception, this.GetPrimaryKeyString());
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The checkpoint of the trial {Trial} was not kept; the trial goes on.")]
    private static partial void LogNotKept(ILogger logger, Exception exception, string trial);
}
