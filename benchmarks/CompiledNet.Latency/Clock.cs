using System;
using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Latency;

/// <summary>Times one prediction, or one step of training, by many rounds of some <paramref name="times"/> each.</summary>
/// <param name="name">I1, I2 …</param>
/// <param name="times">How many per round: about 50 to 100 µs of them, so that most rounds fall between two disturbances of the machine.</param>
/// <param name="run">Does it as often as it is told.</param>
internal sealed class Clock(string name, int times, Action<int> run)
{
    private readonly double[] _nanoseconds = new double[1000];
    private int _rounds;

    /// <summary>One round that does not count.</summary>
    public void WarmUp() => run(times);

    /// <summary>One round.</summary>
    public void Measure()
    {
        long start = Stopwatch.GetTimestamp();
        run(times);
        _nanoseconds[_rounds++] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / times;
    }

    /// <summary>What the <c>aot</c> command of the benchmarks reads: name, best and median in nanoseconds.</summary>
    public override string ToString()
    {
        var rounds = _nanoseconds.AsSpan(0, _rounds);
        rounds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{name} {rounds[0]:F2} {rounds[_rounds / 2]:F2}");
    }
}
