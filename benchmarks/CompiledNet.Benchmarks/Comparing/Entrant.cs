using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Comparing;

/// <summary>A contender with its name and the seconds that its rounds took: one or more a turn, each of some runs or of a step of training.</summary>
public sealed class Entrant(string name, Contender contender) : IDisposable
{
    private const double WarmUpSeconds = 0.25, LongRunSeconds = 1;

    private readonly List<double> _seconds = [];
    private int _times = 1;

    public string Name => name;

    public Contender Contender => contender;

    public double Best => _seconds.Min();

    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    /// <summary>Seconds that its turns have taken so far.</summary>
    public double Spent { get; private set; }

    /// <summary>Rounds so far.</summary>
    public int Rounds => _seconds.Count;

    /// <summary>
    /// Runs until the code is compiled for good, and finds out how many runs fill <paramref name="roundSeconds"/>. A run of a
    /// second and more is warm for most of its time and counts as a round.
    /// </summary>
    public void WarmUp(double roundSeconds)
    {
        double total = 0, last;
        do
        {
            total += last = contender.Time(_times);
            if (last < roundSeconds / 2) _times *= 2;
        }
        while (total < WarmUpSeconds);

        double perRun = last / Math.Max(1, last < roundSeconds / 2 ? _times / 2 : _times);
        _times = Math.Max(1, (int)(roundSeconds / perRun));
        if (perRun < LongRunSeconds) return;
        _seconds.Add(perRun);
        Spent += perRun;
    }

    /// <summary>One turn.</summary>
    public void TakeTurn()
    {
        long start = Stopwatch.GetTimestamp();
        _seconds.AddRange(contender.Turn(_times));
        Spent += Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose() => contender.Dispose();
}
