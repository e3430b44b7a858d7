using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tuning;

namespace CompiledNet.Orleans;

/// <summary>Asks a cluster again and again until it answers, but not for ever.</summary>
/// <param name="limit">How long there may be no answer.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal sealed class Patience(TimeSpan limit, CancellationToken cancellationToken)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The answer.</summary>
    /// <param name="ask">Gives it, or null and why there is none yet; a call that fails counts as none, as a silo may be lost or out of reach of the store.</param>
    /// <exception cref="TrialRunnerException">There was none for too long, or <paramref name="ask"/> says that there will be none.</exception>
    public async Task<T> UntilAnsweredAsync<T>(Func<Task<(T? Answer, string? Trouble)>> ask) where T : class
    {
        for (long start = Stopwatch.GetTimestamp(); ; await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false))
        {
            string? trouble;
            Exception? cause = null;
            try
            {
                (var answer, trouble) = await ask().WaitAsync(cancellationToken).ConfigureAwait(false);
                if (answer is not null) return answer;
            }
            catch (Exception exception) when (exception is not TrialRunnerException && !cancellationToken.IsCancellationRequested)
            {
                (trouble, cause) = ($"The cluster does not answer: {exception.Message}", exception);
            }

            if (Stopwatch.GetElapsedTime(start) >= limit) throw new TrialRunnerException(trouble!, cause);
        }
    }
}
