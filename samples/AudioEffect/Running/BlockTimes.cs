using System.Diagnostics;

/// <summary>How long each block took; room for all of them is taken beforehand, so that measuring allocates nothing.</summary>
/// <param name="blocks">How many blocks will come.</param>
/// <param name="blockSeconds">How long a block sounds, which is how long it may take.</param>
internal sealed class BlockTimes(int blocks, double blockSeconds)
{
    private readonly long[] _ticks = new long[blocks];
    private int _count;

    /// <summary>Bytes that were allocated while the blocks ran.</summary>
    public long AllocatedBytes { get; set; }

    /// <summary>Takes in the time of a block.</summary>
    public void Add(long ticks) => _ticks[_count++] = ticks;

    /// <summary>How many times faster than it sounds the recording was processed.</summary>
    public double RealTimeFactor => _count * blockSeconds / Seconds(_ticks.AsSpan(0, _count).ToArray().Sum());

    /// <summary>The time in microseconds that the given share of the blocks kept within.</summary>
    public double Percentile(double share)
    {
        long[] sorted = _ticks.AsSpan(0, _count).ToArray();
        Array.Sort(sorted);
        return 1e6 * Seconds(sorted[Math.Max(0, (int)Math.Ceiling(share * _count) - 1)]);
    }

    public override string ToString() =>
        $"""
        real-time factor: {RealTimeFactor:F1}
        {_count:N0} blocks of {Audio.BlockSize} samples, {1e6 * blockSeconds:F0} µs of sound each, took
          p50 {Percentile(0.5):F1} µs, p99 {Percentile(0.99):F1} µs, p99.9 {Percentile(0.999):F1} µs, max {Percentile(1):F1} µs
          and allocated {AllocatedBytes} bytes
        """;

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
