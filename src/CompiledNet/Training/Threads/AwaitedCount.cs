using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;

namespace CompiledNet;

/// <summary>
/// A count that threads wait for: spinning first, as steps follow each other closely, and blocked after a while. An
/// interruption of the thread is put off until it waits elsewhere, as the others rely on this meeting.
/// </summary>
internal sealed class AwaitedCount
{
    private const int SpinIterations = 4, YieldPeriod = 64;

    // 0.1 ms: a hundred times what it takes to notice a change while spinning, and about what it takes to be woken up.
    private static readonly long s_spinTicks = Stopwatch.Frequency / 10_000;

    private readonly object _gate = new();
    private int _value, _blocked;

    /// <summary>Counts one on, which wraps round, and wakes who waits. What was written before is seen by who waited.</summary>
    public void Increment()
    {
        // A full fence, here and in TryBlock: either this thread sees the blocked one, or that one sees the new count.
        Interlocked.Increment(ref _value);
        if (Volatile.Read(ref _blocked) == 0) return;
        bool interrupted = false;
        while (!TryWake()) interrupted = true;
        if (interrupted) Thread.CurrentThread.Interrupt();
    }

    /// <summary>Returns when the count has reached <paramref name="value"/>.</summary>
    [MethodImpl(Hot.Optimized)]
    public void WaitFor(int value)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 1; !Has(value); i++)
        {
            // Not by SpinWait, which sleeps and so can be interrupted.
            if (i % YieldPeriod != 0) Thread.SpinWait(SpinIterations);
            else if (Stopwatch.GetTimestamp() - start < s_spinTicks) Thread.Yield();
            else break;
        }

        bool interrupted = false;
        while (!TryBlock(value)) interrupted = true;
        if (interrupted) Thread.CurrentThread.Interrupt();
    }

    [MethodImpl(Hot.Inlined)]
    private bool Has(int value) => unchecked(Volatile.Read(ref _value) - value) >= 0;

    /// <summary>Returns false if the thread was interrupted.</summary>
    private bool TryWake()
    {
        try
        {
            lock (_gate) Monitor.PulseAll(_gate);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    /// <summary>Returns false if the thread was interrupted.</summary>
    private bool TryBlock(int value)
    {
        if (Has(value)) return true;
        Interlocked.Increment(ref _blocked);
        try
        {
            lock (_gate)
                while (!Has(value)) Monitor.Wait(_gate);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _blocked);
        }
    }
}
