using System.Collections.Generic;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>Trains from the first weights. A run is a whole fit; a turn may time its steps one by one.</summary>
public abstract class TrainingContender(TrainingTask task) : Contender
{
    private int _turns;

    protected TrainingTask Task => task;

    public sealed override void Run(int times)
    {
        for (int time = 0; time < times; time++) Fit(time, clock: null);
    }

    public sealed override IReadOnlyList<double> Turn(int times)
    {
        if (!task.TimesSteps) return base.Turn(times);
        var clock = new StepClock(task.Epochs * task.Samples / task.BatchSize * times);
        for (int time = 0; time < times; time++) Fit(_turns++, clock);
        return clock.Seconds;
    }

    /// <summary>Makes all epochs.</summary>
    /// <param name="seed">Of the orders of the samples, where one can be given.</param>
    /// <param name="clock">To be told of the beginning and of the end of each step; null if nobody wants to know.</param>
    protected abstract void Fit(int seed, StepClock? clock);
}
