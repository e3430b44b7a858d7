using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning;

/// <summary>
/// Runs trials somewhere: on the cores of this process (<see cref="LocalTrialRunner"/>), in other processes or on other machines. Several
/// may be under way at once. A runner may run a request again that was lost, as the same request gives the same outcome.
/// </summary>
public interface ITrialRunner
{
    /// <summary>Runs one trial to its end.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="monitor">Takes the values on the way; may be called from any thread, for one report after the other.</param>
    /// <param name="cancellationToken">Ends the search; the trial then throws an OperationCanceledException and is not noted.</param>
    /// <returns>How it ended. What it throws, but for being cancelled, marks the trial as failed; a <see cref="TrialRunnerException"/> ends the search.</returns>
    Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken);
}
