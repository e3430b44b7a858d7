using System;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning;

/// <summary>Runs trials on the threads of this process. The objective is called on several threads at once if several trials are under way.</summary>
/// <param name="objective">Gives the value of a trial.</param>
public sealed class LocalTrialRunner(Func<RunningTrial, double> objective) : ITrialRunner
{
    private readonly Func<RunningTrial, double> _objective = objective ?? throw new ArgumentNullException(nameof(objective));

    /// <summary>A folder in which trials keep how far they are (<see cref="RunningTrial.Backup"/>), so that a search that was killed goes on in the middle of one; null for none.</summary>
    public string? Checkpoints { get; init; }

    /// <inheritdoc/>
    public Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Run(request, monitor, cancellationToken), cancellationToken);
    }

    private TrialOutcome Run(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken)
    {
        var checkpoint = Checkpoints is null ? null : TrialCheckpoint.In(Checkpoints, request);
        var outcome = new TrialOutcome(_objective(new RunningTrial(request, monitor, cancellationToken, checkpoint)));
        if (!cancellationToken.IsCancellationRequested) checkpoint?.Clear();
        return outcome;
    }
}
