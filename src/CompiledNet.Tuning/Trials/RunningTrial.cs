using System;
using System.Threading;

namespace CompiledNet.Tuning;

/// <summary>What an objective sees of its trial: the values to try, a seed, and a way to be ended early.</summary>
public sealed class RunningTrial
{
    private readonly TrialRequest _request;
    private readonly ITrialMonitor _monitor;

    /// <summary>For runners of one's own.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="monitor">Takes the values on the way.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public RunningTrial(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(monitor);
        (_request, _monitor, CancellationToken) = (request, monitor, cancellationToken);
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
    public bool Report(int step, double value) => IsStopped |= _monitor.Report(step, value);

    /// <summary>
    /// A callback for <see cref="FitOptions.Callbacks"/> that reports a value of every epoch, the number of finished epochs for its step, and
    /// ends the fit when the trial is to end.
    /// </summary>
    /// <param name="monitor">The value, in the direction of the search.</param>
    public Callback EarlyEnding(string monitor = "val_loss") => new TrialCallback(this, monitor);
}
