using System;
using System.Diagnostics;

namespace CompiledNet.Summaries;

/// <summary>
/// How long steps take, in classes that grow by 5 %, from 100 ns to some hours: percentiles to 2.5 % in memory that does not grow.
/// </summary>
internal sealed class StepTimes
{
    private const double Least = 1e-7, Growth = 1.05;
    private const int Classes = 512;

    private readonly long[] _counts = new long[Classes];
    private long _start;

    public long Count { get; private set; }

    /// <summary>The sum of all, in seconds.</summary>
    public double Sum { get; private set; }

    public double Largest { get; private set; }

    public void Clear()
    {
        Array.Clear(_counts);
        (Count, Sum, Largest) = (0, 0, 0);
    }

    public void Begin() => _start = Stopwatch.GetTimestamp();

    public void End() => Add(Stopwatch.GetElapsedTime(_start).TotalSeconds);

    public void Add(double seconds)
    {
        _counts[Math.Clamp((int)(Math.Log(Math.Max(seconds, Least) / Least) / Math.Log(Growth)), 0, Classes - 1)]++;
        Count++;
        Sum += seconds;
        Largest = Math.Max(Largest, seconds);
    }

    /// <summary>The time that a share of the steps takes at most; the middle of its class. NaN without steps.</summary>
    public double Percentile(double share)
    {
        if (Count == 0) return double.NaN;
        long rank = Math.Max(1, (long)Math.Ceiling(share * Count)), seen = 0;
        int index = 0;
        while ((seen += _counts[index]) < rank) index++;
        return Math.Min(Largest, Least * Math.Pow(Growth, index + 0.5));
    }
}
