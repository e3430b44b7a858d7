using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Tuning;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace CompiledNet.Orleans;

/// <summary>A trial as its client sees it, wherever it runs.</summary>
/// <param name="sweep">Says where.</param>
/// <param name="trial">Runs it.</param>
/// <param name="client">The client of the sweep.</param>
/// <param name="request">What to run.</param>
/// <param name="version">The version of the objective.</param>
/// <param name="patience">How long there may be no answer.</param>
internal sealed class SweptTrial(ISweepGrain sweep, ITrialGrain trial, Guid client, TrialRequest request, string version, Patience patience)
{
    private readonly TrialCall _call = new(version, request.Point.Space.ToString(), [.. request.Point.Values], request.Seed, Answered: 0, TimeSpan.FromSeconds(2));
    private readonly List<TrialReport> _reports = [];
    private SiloAddress? _place;

    /// <summary>Has it run to its end.</summary>
    /// <param name="monitor">Takes its reports, and may end it.</param>
    public async Task<TrialOutcome> RunAsync(ITrialMonitor monitor)
    {
        while (true)
        {
            var progress = await patience.UntilAnsweredAsync(AdvanceAsync).ConfigureAwait(false);
            foreach (var (step, value) in progress.Steps.Zip(progress.Values))
            {
                _reports.Add(new TrialReport(step, value));
                if (!monitor.Report(step, value)) continue;
                await patience.UntilAnsweredAsync(StopAsync).ConfigureAwait(false);
                return new TrialOutcome(double.NaN);
            }

            if (progress.IsFinished) return new TrialOutcome(progress.Value, progress.Error);
        }
    }

    /// <summary>The search is over; the trial may go on from its checkpoint later.</summary>
    public Task LeaveAsync() => trial.EndAsync(new TrialEnd(IsStopped: false, [], []));

    // What is new, from the silo that runs the trial; it runs on another one if that does not answer, or may not run it.
    private async Task<(TrialProgress?, string?)> AdvanceAsync()
    {
        var place = _place;
        _place = null;
        if (place is null)
        {
            var found = await sweep.PlaceAsync(client, request.Number).ConfigureAwait(false);
            if (found.IsLost) throw new TrialRunnerException(found.Refusal!);
            if (found.Silo is null) return (null, found.Refusal);
            place = found.Silo;
        }

        RequestContext.Set(IPlacementDirector.PlacementHintKey, place);
        var progress = await trial.AdvanceAsync(_call with { Answered = _reports.Count }).ConfigureAwait(false);
        if (progress.Refusal is { } refusal) return progress.IsElsewhere ? (null, refusal) : throw new TrialRunnerException(refusal);
        _place = place;
        return (progress, null);
    }

    // The store has to hear of it: else the checkpoint would stay there.
    private async Task<(object?, string?)> StopAsync()
    {
        await trial.EndAsync(new TrialEnd(IsStopped: true, [.. _reports.Select(report => report.Step)], [.. _reports.Select(report => report.Value)])).ConfigureAwait(false);
        return (trial, null);
    }
}
