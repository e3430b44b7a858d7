using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning;

/// <summary>
/// Runs trials in other processes, which take them from a folder: local ones (<see cref="LocalWorkers"/>), or the pods of a Kubernetes Indexed Job that share
/// the folder (<see cref="KubernetesJob"/>). Their program calls <see cref="TrialWorker.RunIn(string, int, int, SearchSpace, Func{RunningTrial, double}, string, CancellationToken)"/>. A worker that dies is
/// started again by who started it, and goes on with its trials from their checkpoints; a search that dies goes on in the same folder.
/// </summary>
public sealed class FolderTrialRunner : ITrialRunner, IDisposable
{
    private readonly TrialFolder _folder;
    private readonly Lock _beginning = new();
    private readonly TimeSpan _poll;
    private readonly string _version;
    private readonly bool _wasEnded;
    private bool _isBegun;

    /// <summary>Prepares a search; it begins with the first trial. Workers that start from here on wait for it, also where the search had ended before.</summary>
    /// <param name="folder">The folder, which every worker reaches; another search needs another one.</param>
    /// <param name="version">What tells whether workers have the same objective as the search.</param>
    /// <param name="poll">How often the folder is looked at; null for 20 ms.</param>
    public FolderTrialRunner(string folder, string version = "1", TimeSpan? poll = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(version);
        (_folder, _version, _poll) = (new TrialFolder(folder), version, poll ?? TimeSpan.FromMilliseconds(20));
        _wasEnded = _folder.Reopen();
    }

    /// <inheritdoc/>
    /// <exception cref="TrialRunnerException">The folder has another search, or a file of it is damaged.</exception>
    public async Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(monitor);
        Begin(request.Point.Space);
        int number = request.Number;
        _folder.Ask(request);
        for (int taken = 0; ;)
        {
            // In this order: whoever has written an outcome has written its reports before.
            var outcome = _folder.Outcome(number);
            int before = taken;
            foreach (var report in _folder.Reports(number))
            {
                if (before-- > 0) continue;
                bool isStopped = monitor.Report(report.Step, report.Value);
                _folder.Answer(number, ++taken, isStopped);
                if (isStopped) return new TrialOutcome(double.NaN);
            }

            if (outcome is not null) return outcome;
            await Task.Delay(_poll, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the search: workers end when they next look. The folder stays, and the same search can go on in it.</summary>
    public void Dispose()
    {
        if (_isBegun || _wasEnded) _folder.End();
    }

    private void Begin(SearchSpace space)
    {
        lock (_beginning)
        {
            if (_isBegun) return;
            _folder.Begin(space, _version);
            _isBegun = true;
        }
    }
}
