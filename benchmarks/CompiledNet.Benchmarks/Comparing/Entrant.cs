using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Comparing;

/// <summary>A contender with its name and the seconds per run that it took, one number a round.</summary>
public sealed class Entrant(string name, Contender contender) : IDisposable
{
    private const double WarmUpSeconds = 0.25;

    private readonly List<double> _seconds = [];
    private int _times = 1;

    public string Name => name;

    public Contender Contender => contender;

    public double Best => _seconds.Min();

    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    /// <summary>Seconds that one round takes.</summary>
    public double RoundSeconds { get; private set; }

    /// <summary>Runs until the code is compiled for good, and finds out how many runs fill <paramref name="roundSeconds"/>.</summary>
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
        RoundSeconds = perRun * _times;
    }

    /// <summary>One round.</summary>
    public void Measure() => _seconds.Add(contender.Time(_times) / _times);

    public void Dispose() => contender.Dispose();
}
