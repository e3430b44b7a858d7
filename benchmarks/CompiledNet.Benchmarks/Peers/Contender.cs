using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>One who works through a workload, ready to be timed.</summary>
public abstract class Contender : IDisposable
{
    /// <summary>Does the work <paramref name="times"/> times. The loop is inside, so that calling through this class costs nothing.</summary>
    public abstract void Run(int times);

    /// <summary>What must be equal for all contenders: the outputs, or the parameters after a few steps of training.</summary>
    public abstract float[] Answer();

    /// <summary>Seconds for <paramref name="times"/> runs.</summary>
    public virtual double Time(int times)
    {
        long start = Stopwatch.GetTimestamp();
        Run(times);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>One turn of <paramref name="times"/> runs: what is timed in it, as seconds per run. All of it at once, if nothing else is overridden.</summary>
    public virtual IReadOnlyList<double> Turn(int times) => [Time(times) / times];

    /// <summary>Bytes of managed memory that one run allocates once warm.</summary>
    public virtual long AllocatedBytes()
    {
        const int Times = 16;
        Run(Times);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(Times);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }

    /// <summary>Whether threads of its own look out for more work for a while, when they may be several.</summary>
    public virtual bool LeavesThreadsSpinning => false;

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
