using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Comparing;

/// <summary>
/// One workload with all who can do it: compared for equality, then timed in turns so that a disturbance of the machine meets
/// all alike. The turns may be taken in parts, with other work between them.
/// </summary>
public sealed class Match : IDisposable
{
    // Rounds are shorter than the time that other processes leave between two of theirs, so that many are undisturbed.
    private const double RoundSeconds = 0.001;
    private const int FewestRounds = 2;

    // OpenBLAS and OpenMP let their threads spin for so long after their work: none shall hold up who comes next.
    private const int RestMilliseconds = 60;

    private readonly Workload _workload;
    private readonly Entrant _ours;
    private readonly List<Entrant> _others = [];
    private int _turns;
    private long _allocated;

    /// <summary>By how much answers differ from ours at most.</summary>
    public float LargestDifference { get; }

    /// <summary>Calls everyone up and compares their answers with ours.</summary>
    /// <exception cref="InvalidOperationException">An answer differs.</exception>
    public Match(Workload workload, IEnumerable<Peer> peers)
    {
        _workload = workload;
        _ours = new Entrant(PeerTable.Ours.Name, workload.Task.Enter(PeerTable.Ours)!);
        float[] answer = _ours.Contender.Answer();
        foreach (var peer in peers)
        {
            if (workload.Task.Enter(peer) is not { } contender) continue;
            _others.Add(new Entrant(peer.Name, contender));
            LargestDifference = Math.Max(LargestDifference, Equality.Check(workload.Name, peer.Name, answer, contender.Answer(), workload.Tolerance));
        }
    }

    /// <summary>Only as much as shows that everyone runs.</summary>
    public void RunOnce(TextWriter log)
    {
        foreach (var entrant in _others.Prepend(_ours))
        {
            // A whole training would take seconds; its answer has just been computed and compared.
            if (_workload.Family != WorkloadFamily.Training) entrant.Contender.Run(2);
        }

        log.WriteLine($"{_workload.Name}: equal to ours within {_workload.Tolerance:G1} ({LargestDifference:G2}): {string.Join(", ", _others.Select(other => other.Name))}");
    }

    /// <summary>Gets everyone ready to be timed.</summary>
    public void WarmUp()
    {
        _allocated = _ours.Contender.AllocatedBytes();
        foreach (var entrant in _others.Prepend(_ours)) entrant.WarmUp(RoundSeconds);
    }

    /// <summary>Times everyone in turns, until the <paramref name="share"/> of turns or seconds is reached that all parts together shall have.</summary>
    public void Measure(double share)
    {
        bool othersSpin = false;
        for (; _turns < _workload.Turns * share; _turns++)
        {
            foreach (var entrant in _others.Prepend(_ours))
            {
                if (entrant.Rounds >= FewestRounds * share && entrant.Spent >= _workload.Seconds * share) continue;
                if (othersSpin) Thread.Sleep(RestMilliseconds);
                entrant.TakeTurn();
                othersSpin = _workload.Task.Threads > 1 && entrant.Contender.LeavesThreadsSpinning;
            }
        }

        if (othersSpin) Thread.Sleep(RestMilliseconds);
    }

    /// <summary>What was measured.</summary>
    public IEnumerable<CompareRow> Rows => _others.Select(other => CompareRow.Of(_workload, _ours, other, _allocated));

    public void Dispose()
    {
        foreach (var entrant in _others.Prepend(_ours)) entrant.Dispose();
    }
}
