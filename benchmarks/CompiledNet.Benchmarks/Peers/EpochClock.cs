using System.Collections.Generic;
using System.Diagnostics;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>Times epochs from end to end, so that nothing between two of them is left out.</summary>
/// <param name="epochs">How many are expected.</param>
public sealed class EpochClock(int epochs)
{
    private readonly List<double> _seconds = new(epochs);
    private long _last;

    /// <summary>The seconds of each epoch.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    /// <summary>The first epoch begins.</summary>
    public void Start() => _last = Stopwatch.GetTimestamp();

    /// <summary>An epoch has ended, and the next one begins.</summary>
    public void EndEpoch()
    {
        long now = Stopwatch.GetTimestamp();
        _seconds.Add(Stopwatch.GetElapsedTime(_last, now).TotalSeconds);
        _last = now;
    }
}
