using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CompiledNet.Testing;

/// <summary>What the dearest of many calls has cost: the processor time of its thread, and the bytes that it allocated. For people to read; no test asserts a time.</summary>
#pragma warning disable RS0030 // What one call in a hundred thousand allocates cannot be counted again.
public sealed class CaseCost
{
    private const int ThreadTime = 3;

    private readonly object _lock = new();
    private double _seconds;
    private long _bytes;
    private int _calls;

    /// <summary>Calls.</summary>
    public void Call(Action call)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        double start = Seconds();
        call();
        double seconds = Seconds() - start;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        lock (_lock) (_seconds, _bytes, _calls) = (Math.Max(_seconds, seconds), Math.Max(_bytes, bytes), _calls + 1);
    }

    /// <summary>What it was.</summary>
    public override string ToString() => FormattableString.Invariant($"{_calls} cases, at most {_seconds:F3} s of processor time and {_bytes / 1e6:F1} MB for one");

    private static double Seconds()
    {
        if (!OperatingSystem.IsLinux()) return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        Read(ThreadTime, out var time);
        return time.Seconds + time.Nanoseconds / 1e9;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Read(int clock, out Time time);

    private readonly struct Time
    {
        public readonly nint Seconds, Nanoseconds;
    }
}
