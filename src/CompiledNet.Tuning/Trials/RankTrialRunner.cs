using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning;

/// <summary>Runs each trial in all of several processes, on the thread that asks for it: a library may take calls from that one alone.</summary>
/// <param name="objective">Gives the value of a trial.</param>
/// <param name="exchange">The processes.</param>
/// <param name="ended">Ends the search, in all of them at the same trial.</param>
/// <param name="wish">Asks for that in this process.</param>
internal sealed class RankTrialRunner(Func<RunningTrial, double> objective, Exchange exchange, CancellationTokenSource ended, CancellationToken wish) : ITrialRunner
{
    private readonly byte[] _wishes = new byte[exchange.Ranks];
    private readonly int[] _counts = Ones(exchange.Ranks);

    /// <inheritdoc/>
    public Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken)
    {
        EndIfWanted();
        double[] value = [double.NaN];
        try
        {
            value[0] = objective(new RunningTrial(request, monitor, wish));
        }
        catch (OperationCanceledException) when (wish.IsCancellationRequested)
        {
        }
        catch (Exception thrown)
        {
            throw new TrialRunnerException($"Trial {request.Number} threw in rank {exchange.Rank}, and where the other ranks are nobody knows: {thrown.Message}", thrown);
        }

        EndIfWanted();
        exchange.Broadcast(MemoryMarshal.AsBytes(value.AsSpan()));
        return Task.FromResult(new TrialOutcome(value[0]));
    }

    private void EndIfWanted()
    {
        _wishes[exchange.Rank] = wish.IsCancellationRequested ? (byte)1 : (byte)0;
        exchange.AllGather(_wishes, _counts);
        if (Array.IndexOf(_wishes, (byte)1) < 0) return;
        ended.Cancel();
        throw new OperationCanceledException(ended.Token);
    }

    private static int[] Ones(int length)
    {
        int[] counts = new int[length];
        Array.Fill(counts, 1);
        return counts;
    }
}
