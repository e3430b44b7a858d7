using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace CompiledNet.Tuning;

/// <summary>A process that runs trials of a <see cref="FolderTrialRunner"/>: one of some, of which each has its share of the numbers.</summary>
public static class TrialWorker
{
    /// <summary>The variable that Kubernetes gives each pod of an Indexed Job its index in, from 0; <see cref="LocalWorkers"/> does the same.</summary>
    public const string IndexVariable = "JOB_COMPLETION_INDEX";

    /// <summary>The variable that has the number of workers.</summary>
    public const string CountVariable = "COMPILEDNET_WORKERS";

    /// <summary>The variable that has the folder.</summary>
    public const string FolderVariable = "COMPILEDNET_TRIALS";

    /// <summary>Whether this process was started as a worker: then its <c>Main</c> has to call <see cref="Run(SearchSpace, Func{RunningTrial, double}, string)"/>.</summary>
    public static bool IsWorker => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } && Environment.GetEnvironmentVariable(IndexVariable) is { Length: > 0 };

    /// <summary>Runs the trials of this worker, which index, number of workers and folder in the environment tell, until the search has ended.</summary>
    /// <param name="space">The space of the search.</param>
    /// <param name="objective">Gives the value of a trial.</param>
    /// <param name="version">The version of the objective; the search has to be of the same one.</param>
    /// <exception cref="TrialRunnerException">The search is of another space or version, or a file of it is damaged.</exception>
    /// <exception cref="InvalidOperationException">The environment does not have the three variables, or an index that is none.</exception>
    public static void Run(SearchSpace space, Func<RunningTrial, double> objective, string version = "1")
    {
        string folder = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } path ? path : throw new InvalidOperationException($"A worker needs the folder of the trials in {FolderVariable}.");
        int index = Number(IndexVariable, 0, int.MaxValue), count = Number(CountVariable, index + 1, int.MaxValue);
        RunIn(folder, index, count, space, objective, version);
    }

    /// <summary>Runs the trials of a worker until the search has ended.</summary>
    /// <param name="folder">The folder of the search.</param>
    /// <param name="index">Which worker this is, counted from 0: it runs the trials whose number gives this remainder.</param>
    /// <param name="count">How many workers there are.</param>
    /// <param name="space">The space of the search.</param>
    /// <param name="objective">Gives the value of a trial.</param>
    /// <param name="version">The version of the objective; the search has to be of the same one.</param>
    /// <param name="cancellationToken">Ends the worker.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such worker.</exception>
    /// <exception cref="TrialRunnerException">The search is of another space or version, or a file of it is damaged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void RunIn(
        string folder, int index, int count, SearchSpace space, Func<RunningTrial, double> objective, string version = "1", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        var trials = new TrialFolder(folder);
        for (bool isChecked = false; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!isChecked && trials.IsBegun)
            {
                trials.Check(space, version);
                // The worker before this one may have died between an outcome and the end of its checkpoint.
                trials.ClearCheckpoints(number => number % count == index);
                isChecked = true;
            }

            if (trials.IsEnded) return;
            int? next = isChecked ? trials.Open().Where(number => number % count == index).Select(number => (int?)number).FirstOrDefault() : null;
            if (next is { } number) RunTrial(trials, trials.Asked(number, space), objective, cancellationToken);
            else cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
        }
    }

    private static void RunTrial(TrialFolder trials, TrialRequest request, Func<RunningTrial, double> objective, CancellationToken cancellationToken)
    {
        var checkpoint = TrialCheckpoint.In(trials.Path, request);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TrialOutcome outcome;
        try
        {
            outcome = new TrialOutcome(objective(new RunningTrial(request, new Monitor(trials, request.Number, end), end.Token, checkpoint)));
        }
        catch (Exception exception) when (exception is not TrialRunnerException && !end.IsCancellationRequested)
        {
            // As a search says it of trials on its own threads.
            outcome = new TrialOutcome(double.NaN, $"{exception.GetType().Name}: {exception.Message}");
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return;
        }

        // A trial that the search did not wait for goes on from its checkpoint if it does again.
        if (end.IsCancellationRequested) return;
        trials.WriteOutcome(request.Number, outcome);
        checkpoint.Clear();
    }

    private static int Number(string variable, int least, int most)
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A worker needs a whole number from {least} in {variable}, not '{text}'."));
    }

    /// <summary>Writes the reports, and waits for what the search says of each.</summary>
    private sealed class Monitor(TrialFolder trials, int number, CancellationTokenSource end) : ITrialMonitor
    {
        private readonly List<TrialReport> _reports = [];

        public bool Report(int step, double value)
        {
            _reports.Add(new TrialReport(step, value));
            // One that is taken up reports again what the search knows.
            if (trials.Reports(number).Count < _reports.Count) trials.WriteReports(number, _reports);
            while (true)
            {
                var (answered, isStopped) = trials.Answers(number);
                if (answered >= _reports.Count) return isStopped && answered == _reports.Count;
                if (trials.IsEnded) end.Cancel();
                end.Token.ThrowIfCancellationRequested();
                end.Token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(5));
            }
        }
    }
}
