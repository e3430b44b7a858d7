using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>Hands out trials, as many at once as are wanted, and gathers what becomes of them.</summary>
internal sealed class SearchLoop
{
    private readonly SearchSpace _space;
    private readonly ITrialRunner _runner;
    private readonly SearchOptions _options;
    private readonly TrialFile? _file;
    private readonly IReadOnlyList<Trial> _noted;
    private readonly CancellationToken _token;
    private readonly Lock _noting = new();

    /// <param name="space">What may be set.</param>
    /// <param name="runner">Runs the trials.</param>
    /// <param name="options">How.</param>
    /// <param name="file">Takes the trials that finish; null for none.</param>
    /// <param name="noted">Trials that finished before.</param>
    /// <param name="token">Ends the search.</param>
    public SearchLoop(SearchSpace space, ITrialRunner runner, SearchOptions options, TrialFile? file, IReadOnlyList<Trial> noted, CancellationToken token) =>
        (_space, _runner, _options, _file, _noted, _token) = (space, runner, options, file, noted, token);

    /// <remarks>
    /// A trial waits for the one that is <see cref="SearchOptions.Parallel"/> numbers before it, and is chosen by what is known up to that
    /// one: with results of later ones that chance has finished already, two runs would differ. Trials of the file are not run again.
    /// </remarks>
    public async Task<SearchResult> RunAsync()
    {
        var noted = _noted.ToDictionary(trial => trial.Number);
        var known = new List<Trial>();
        var underWay = new Queue<(Point Point, Task<Trial?> Trial)>();
        var token = _token;
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            for (int number = 0; number < _options.Trials && !token.IsCancellationRequested; number++)
            {
                if (underWay.Count == _options.Parallel && !await TakeAsync(underWay, known).ConfigureAwait(false)) break;
                Trial[] before = [.. known];
                if (noted.TryGetValue(number, out var trial))
                {
                    underWay.Enqueue((trial.Point, Task.FromResult<Trial?>(trial)));
                    continue;
                }

                var random = new RandomStream(_options.Seed, (ulong)number);
                int seed = (int)(random.NextUInt32() >> 1);
                var knowledge = new SearchKnowledge(_space, number, before, [.. underWay.Select(one => one.Point)], _options.Direction, _options.Seed);
                if (_options.Strategy.Next(knowledge, random) is not { } point) break;
                underWay.Enqueue((point, RunAsync(new TrialRequest(number, point, seed), before, failure.Token)));
            }

            while (underWay.Count > 0) await TakeAsync(underWay, known).ConfigureAwait(false);
        }
        finally
        {
            // What a file or an observer throws ends the search, but not before everything under way has ended.
            if (underWay.Count > 0)
            {
                await failure.CancelAsync().ConfigureAwait(false);
                foreach (var (_, task) in underWay) await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return new SearchResult(_space, known, _options.Direction, token.IsCancellationRequested);
    }

    /// <summary>Waits for the oldest trial; false if it was cancelled.</summary>
    private static async Task<bool> TakeAsync(Queue<(Point Point, Task<Trial?> Trial)> underWay, List<Trial> known)
    {
        var trial = await underWay.Peek().Trial.ConfigureAwait(false);
        underWay.Dequeue();
        if (trial is not null) known.Add(trial);
        return trial is not null;
    }

    private async Task<Trial?> RunAsync(TrialRequest request, Trial[] before, CancellationToken token)
    {
        var monitor = new TrialMonitor(request.Number, before, _options.Stopping, _options.Direction);
        long start = Stopwatch.GetTimestamp();
        TrialOutcome outcome;
        try
        {
            outcome = await _runner.RunAsync(request, monitor, token).ConfigureAwait(false);
            if (outcome.Error is null && !monitor.IsStopped && !double.IsFinite(outcome.Value))
                outcome = new TrialOutcome(double.NaN, FormattableString.Invariant($"the objective gave {outcome.Value}"));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is not TrialRunnerException && _options.Exchange is null)
        {
            outcome = new TrialOutcome(double.NaN, $"{exception.GetType().Name}: {exception.Message}");
        }

        // A fit that was cancelled returns as if it had ended: what such a trial gives is not what it would have given.
        if (token.IsCancellationRequested && !monitor.IsStopped) return null;
        var trial = monitor.End(request, outcome, Stopwatch.GetElapsedTime(start));
        lock (_noting)
        {
            _file?.Add(trial);
            if (_options.Exchange is null or { Rank: 0 }) _options.Progress?.Report(trial);
        }

        return trial;
    }
}
