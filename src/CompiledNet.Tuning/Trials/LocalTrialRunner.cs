using System;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning;

/// <summary>Runs trials on the threads of this process. The objective is called on several threads at once if several trials are under way.</summary>
/// <param name="objective">Gives the value of a trial.</param>
public sealed class LocalTrialRunner(Func<RunningTrial, double> objective) : ITrialRunner
{
    private readonly Func<RunningTrial, double> _objective = objective ?? throw new ArgumentNullException(nameof(objective));

    /// <inheritdoc/>
    public Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken) =>
        Task.Run(() => new TrialOutcome(_objective(new RunningTrial(request, monitor, cancellationToken))), cancellationToken);
}
