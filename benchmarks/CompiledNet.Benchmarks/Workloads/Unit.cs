using System;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>The unit of a result, and how it comes from the seconds of one run.</summary>
public sealed record Unit(string Name, bool MoreIsBetter, Func<double, int, double> FromSeconds)
{
    public static Unit Nanoseconds { get; } = new("ns", false, static (seconds, _) => seconds * 1e9);

    public static Unit Milliseconds { get; } = new("ms", false, static (seconds, _) => seconds * 1e3);

    public static Unit SamplesPerSecond { get; } = new("samples/s", true, static (seconds, samples) => samples / seconds);

    /// <summary>How many times faster <paramref name="ours"/> is than <paramref name="peer"/>.</summary>
    public double Ratio(double ours, double peer) => MoreIsBetter ? ours / peer : peer / ours;
}
