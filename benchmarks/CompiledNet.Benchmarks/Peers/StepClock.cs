using System.Collections.Generic;
using System.Diagnostics;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>Times training steps from the end of one to the end of the next, so that nothing between two of them is left out; the first of a fit is.</summary>
/// <param name="steps">How many are expected.</param>
public sealed class StepClock(int steps)
{
    private readonly List<double> _seconds = new(steps);
    private long? _last;

    /// <summary>The seconds of each step.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    /// <summary>A fit begins: its first step starts nobody knows when.</summary>
    public void BeginFit() => _last = null;

    /// <summary>A step has ended, and the next one begins.</summary>
    public void EndStep()
    {
        long now = Stopwatch.GetTimestamp();
        if (_last is { } last) _seconds.Add(Stopwatch.GetElapsedTime(last, now).TotalSeconds);
        _last = now;
    }
}
