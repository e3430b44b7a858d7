using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace CompiledNet.Tuning;

/// <summary>What an objective sees of its trial: the values to try, a seed, and a way to be ended early.</summary>
public sealed class RunningTrial
{
    private readonly TrialRequest _request;
    private readonly ITrialMonitor _monitor;
    private readonly TrialCheckpoint? _checkpoint;
    private readonly HashSet<string> _backups = new(StringComparer.Ordinal);
    private int _step;

    /// <summary>For runners of one's own.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="monitor">Takes the values on the way.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="checkpoint">Where the trial keeps how far it is; null for nowhere.</param>
    public RunningTrial(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken = default, TrialCheckpoint? checkpoint = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(monitor);
        (_request, _monitor, CancellationToken, _checkpoint) = (request, monitor, cancellationToken, checkpoint);
    }

    /// <summary>The number of the trial, counted from 0.</summary>
    public int Number => _request.Number;

    /// <summary>What to try.</summary>
    public Point Point => _request.Point;

    /// <summary>A seed of this trial's own.</summary>
    public int Seed => _request.Seed;

    /// <summary>Ends the search; hand it to <see cref="FitOptions.CancellationToken"/>, so that a trial does not keep a search that is to end.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Whether the trial was told to end: what it still gives does not count.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The value of a hyper-parameter.</summary>
    /// <exception cref="InvalidOperationException">It does not count at this point.</exception>
    /// <exception cref="ArgumentException">It is of another space.</exception>
    public T Get<T>(Hyperparameter<T> hyperparameter) => Point.Get(hyperparameter);

    /// <summary>Reports a value on the way.</summary>
    /// <param name="step">How far the trial is, counted from 1; more than in the report before.</param>
    /// <param name="value">What the objective would give if it ended here.</param>
    /// <returns>Whether to end now, as others were better at this step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above that of the report before.</exception>
    public bool Report(int step, double value)
    {
        // What a trial that was told to end still reports is not noted: its value is the last one before.
        if (IsStopped) return true;
        if (step <= _step) throw new ArgumentOutOfRangeException(nameof(step), step, FormattableString.Invariant($"The steps of the reports of a trial grow: the next is {_step + 1} or more."));
        _step = step;
        return IsStopped = _monitor.Report(step, value);
    }

    /// <summary>
    /// A callback for <see cref="FitOptions.Callbacks"/> that reports a value of every epoch, the number of finished epochs for its step, and
    /// ends the fit when the trial is to end.
    /// </summary>
    /// <param name="monitor">The value, in the direction of the search.</param>
    public Callback EarlyEnding(string monitor = "val_loss") => new TrialCallback(this, monitor);

    /// <summary>
    /// Callbacks for <see cref="FitOptions.Callbacks"/> that keep the fit where the trial is kept (<see cref="BackupAndRestore"/>), after
    /// <see cref="EarlyEnding"/>: <c>Callbacks = [trial.EarlyEnding(), .. trial.Backup()]</c>. A trial that was broken off goes on from there,
    /// to the same bits. None where its runner keeps nothing.
    /// </summary>
    /// <param name="name">The name of the fit, if the trial has several.</param>
    /// <param name="saveFrequency">After how many batches it is kept, besides at the end of every epoch; null for the ends only.</param>
    /// <exception cref="ArgumentException">The name is that of another fit of the trial, or no file can have it.</exception>
    public IReadOnlyList<Callback> Backup(string name = "fit", int? saveFrequency = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name is "." or ".." || name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) throw new ArgumentException($"A file cannot have the name '{name}'.", nameof(name));
        if (!_backups.Add(name)) throw new ArgumentException($"The trial keeps a fit '{name}' already: each needs a name of its own.", nameof(name));
        return _checkpoint is null ? [] : [new CheckpointKeeper(_checkpoint, saveFrequency), new BackupAndRestore(Path.Combine(_checkpoint.Folder, name), saveFrequency)];
    }
}
