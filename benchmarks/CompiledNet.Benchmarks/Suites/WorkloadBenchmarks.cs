using System;
using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Comparing;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>A suite over the workloads of one family: one contender per process, compared with ours before it is timed.</summary>
public abstract class WorkloadBenchmarks
{
    private Contender? _contender;

    [GlobalCleanup]
    public void CleanUp() => _contender?.Dispose();

    /// <summary>Calls up the contender of a peer.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or it computes something else than ours.</exception>
    protected void Prepare(string workloadName, string peerName)
    {
        var (workload, peer) = (WorkloadTable.Find(workloadName), PeerTable.Find(peerName));
        if (peer.Absence is { } reason) throw new InvalidOperationException($"without {peerName}: {reason}");
        using var ours = workload.Task.Enter(PeerTable.Ours)!;
        _contender = workload.Task.Enter(peer) ?? throw new InvalidOperationException($"{peerName} does not do {workloadName}.");
        Equality.Check(workloadName, peerName, ours.Answer(), _contender.Answer(), workload.Tolerance);
    }

    protected void Run(int times) => _contender!.Run(times);
}
