using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tuning;

namespace CompiledNet.Orleans;

/// <summary>
/// A trial under way in a silo, on a thread of its own: the threads of the pool are those of Orleans, which has to answer others in time. After each
/// report it waits for what the client says.
/// </summary>
internal sealed class TrialRun : ITrialMonitor
{
    /// <summary>How long a report waits for a client; a trial that nobody asks for ends, and goes on from its checkpoint when somebody does.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromMinutes(2);

    private readonly object _gate = new();
    private readonly List<TrialReport> _reports = [];
    private readonly CancellationTokenSource _cancellation = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answered;
    private bool _isStopped;

    private TrialRun() => Completion = Task.CompletedTask;

    /// <summary>Ends when the trial has; never fails.</summary>
    public Task Completion { get; private set; }

    /// <summary>What became of it; null while it runs, and if it was ended.</summary>
    public TrialOutcome? Outcome { get; private set; }

    /// <summary>Whether it was ended: what it still does does not count.</summary>
    public bool IsOver
    {
        get { lock (_gate) return _isStopped || _cancellation.IsCancellationRequested; }
    }

    /// <summary>Starts one.</summary>
    /// <param name="objective">What to run.</param>
    /// <param name="request">The trial.</param>
    /// <param name="answered">How many reports the client has answered already.</param>
    /// <param name="files">The checkpoint that it goes on from, by names of files; empty for none.</param>
    /// <param name="keep">Brings the files of a checkpoint to the store.</param>
    public static TrialRun Start(
        TrialObjective objective, TrialRequest request, int answered, IReadOnlyDictionary<string, byte[]> files, Func<TrialRun, Dictionary<string, byte[]>, Task> keep)
    {
        var run = new TrialRun { _answered = answered };
        var checkpoint = new StoredCheckpoint(files, contents => keep(run, contents).Wait(run._cancellation.Token));
        run.Completion = Task.Factory.StartNew(() => run.Run(objective, request, checkpoint), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return run;
    }

    /// <summary>The reports so far.</summary>
    public TrialReport[] Reports(int from = 0)
    {
        lock (_gate) return from < _reports.Count ? [.. _reports[from..]] : [];
    }

    /// <summary>The client has taken so many reports, and each is to go on.</summary>
    public void Answer(int reports)
    {
        lock (_gate)
        {
            _answered = Math.Max(_answered, reports);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until there are more reports than <paramref name="reports"/> or the trial has ended, but not longer than <paramref name="patience"/>.</summary>
    public async Task WaitAsync(int reports, TimeSpan patience)
    {
        Task news;
        lock (_gate)
        {
            if (_reports.Count > reports) return;
            news = _news.Task;
        }

        using var limit = new CancellationTokenSource();
        await Task.WhenAny(news, Completion, Task.Delay(patience, limit.Token));
        await limit.CancelAsync();
    }

    /// <summary>Ends the trial: its last report said so, or the search is over.</summary>
    public void End(bool isStopped)
    {
        lock (_gate)
        {
            _isStopped |= isStopped;
            if (!isStopped) _cancellation.Cancel();
            Monitor.PulseAll(_gate);
        }
    }

    public bool Report(int step, double value)
    {
        lock (_gate)
        {
            _reports.Add(new TrialReport(step, value));
            _news.TrySetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            while (_answered < _reports.Count && !_isStopped && !_cancellation.IsCancellationRequested)
                if (!Monitor.Wait(_gate, s_silence)) _cancellation.Cancel();
            // A trial that is over for its silo has no outcome, whatever it would still give.
            _cancellation.Token.ThrowIfCancellationRequested();
            return _isStopped;
        }
    }

    private void Run(TrialObjective objective, TrialRequest request, TrialCheckpoint checkpoint)
    {
        TrialOutcome outcome;
        try
        {
            outcome = new TrialOutcome(objective.Objective(new RunningTrial(request, this, _cancellation.Token, checkpoint)));
        }
        catch (Exception exception)
        {
            // As a search says it of trials on its own threads.
            outcome = new TrialOutcome(double.NaN, $"{exception.GetType().Name}: {exception.Message}");
        }

        if (!IsOver) Outcome = outcome;
        checkpoint.Clear();
    }
}
