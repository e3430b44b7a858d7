using System;
using System.Runtime.InteropServices;

namespace CompiledNet.Generator.Tests;

/// <summary>The time that the processor spent on the calling thread, however long others kept it waiting.</summary>
internal static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of each.
    private static readonly int s_clock = OperatingSystem.IsMacOS() ? 16 : 3;

    /// <summary>Whether this system tells.</summary>
    public static bool IsKnown { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>The seconds that a call takes of the calling thread: the least of three calls.</summary>
    public static double Fewest(Action call)
    {
        double fewest = double.PositiveInfinity;
        for (int i = 0; i < 3; i++)
        {
            double before = Now();
            call();
            fewest = Math.Min(fewest, Now() - before);
        }

        return fewest;
    }

    private static double Now()
    {
        if (ReadClock(s_clock, out var time) != 0) throw new InvalidOperationException("The system does not tell the time of a thread.");
        return time.Seconds + time.Nanoseconds * 1e-9;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out Time time);

    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
