using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning.Tests;

public sealed class SearchTests
{
    [Fact]
    public void WhatThrowsOrGivesNoNumberIsMarkedAndTheSearchGoesOn()
    {
        var (space, x, _) = Plane();
        var result = Search.Run(space, trial => trial.Number switch
        {
            3 => throw new FileNotFoundException("no data"),
            5 => double.NaN,
            7 => double.NegativeInfinity,
            _ => trial.Get(x),
        }, new SearchOptions { Trials = 20 });
        result.Trials.Count.ShouldBe(20);
        result.Trials.Where(trial => trial.State == TrialState.Failed).Select(trial => (trial.Number, trial.Error)).ShouldBe(
            [(3, "FileNotFoundException: no data"), (5, "the objective gave NaN"), (7, "the objective gave -Infinity")]);
        result.Best.Value.ShouldBe(result.Trials.Where(trial => trial.Error is null).Min(trial => trial.Value));
        result.BestSoFar[^1].ShouldBe(result.Best.Value);
        result.ToString().Split('\n')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..2].ShouldBe(["7", "failed"]);

        Should.Throw<InvalidOperationException>(() => Search.Run(space, _ => double.NaN, new SearchOptions { Trials = 12 }).Best)
            .Message.ShouldStartWith("None of 12 trials has come to its end; trial 0: failed (the objective gave NaN)");
    }

    [Fact]
    public void WhatCannotBeSearchedIsRefused()
    {
        var (space, _, _) = Plane();
        Should.Throw<ArgumentException>(() => Search.Run(new SearchSpace(), _ => 0)).Message.ShouldStartWith("The space has no point to try");
        Should.Throw<ArgumentException>(() => Search.Run(space, _ => 0, new SearchOptions { Trials = 0 }));
        Should.Throw<ArgumentException>(() => Search.Run(space, _ => 0, new SearchOptions { Parallel = 0 }));
        Should.Throw<ArgumentException>(() => Search.Run(space, _ => 0, new SearchOptions { Direction = MetricDirection.None }));
    }

    public static TheoryData<SearchStrategy> Strategies => [new RandomSearch(), new BayesianOptimization(), new TreeParzenEstimator(), new GridSearch()];

    /// <summary>Trials that end in the opposite order of their beginning choose the same points as those that end in order.</summary>
    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task ChanceOfWhichTrialEndsFirstChangesNothing(SearchStrategy strategy)
    {
        var (space, x, y) = Plane();
        double Value(Point point) => Functions.Branin(point.Get(x), point.Get(y));
        var options = new SearchOptions { Strategy = strategy, Trials = 25, Parallel = 4, Seed = 3 };
        var inOrder = Search.Run(space, trial => Value(trial.Point), options);
        var reversed = await Search.RunAsync(space, new ReversingRunner(Value, 4), options);
        reversed.Trials.Select(trial => (trial.Number, trial.Point, trial.Value)).ShouldBe(inOrder.Trials.Select(trial => (trial.Number, trial.Point, trial.Value)));
    }

    [Fact]
    public void MaximumAndMinimumAreMirrorImages()
    {
        var (space, x, y) = Plane();
        var least = Search.Run(space, trial => Functions.Branin(trial.Get(x), trial.Get(y)), new SearchOptions { Trials = 20 });
        var most = Search.Run(space, trial => -Functions.Branin(trial.Get(x), trial.Get(y)), new SearchOptions { Trials = 20, Direction = MetricDirection.HigherIsBetter });
        most.Trials.Select(trial => trial.Point).ShouldBe(least.Trials.Select(trial => trial.Point));
        most.Best.Value.ShouldBe(-least.Best.Value);
    }

    [Fact]
    public void ATokenEndsTheSearchAndWhatHasNotEndedIsNotNoted()
    {
        var (space, x, _) = Plane();
        using var source = new CancellationTokenSource();
        var result = Search.Run(space, trial =>
        {
            if (trial.Number == 6) source.Cancel();
            return trial.Get(x);
        }, new SearchOptions { Trials = 20, CancellationToken = source.Token });
        result.Cancelled.ShouldBeTrue();
        result.Trials.Select(trial => trial.Number).ShouldBe(Enumerable.Range(0, 6));
    }

    [Fact]
    public void ProgressIsALinePerTrialWithTheBestSoFar()
    {
        var space = new SearchSpace();
        var n = space.Int("n", 1, 3);
        var text = new StringWriter { NewLine = "\n" };
        Search.Run(space, trial => trial.Get(n) == 2 ? throw new InvalidOperationException("odd") : trial.Get(n),
            new SearchOptions { Strategy = new GridSearch(), Progress = new SearchProgress(3, writer: text) });
        text.ToString().ShouldBe("""
            1/3 - best 1 - trial 0: 1 - n 1
            2/3 - best 1 - trial 1: failed (InvalidOperationException: odd) - n 2
            3/3 - best 1 - trial 2: 3 - n 3

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void WhatAnObserverThrowsEndsTheSearch()
    {
        var (space, x, _) = Plane();
        Should.Throw<InvalidOperationException>(() => Search.Run(space, trial => trial.Get(x), new SearchOptions { Parallel = 2, Progress = new ThrowingObserver() }))
            .Message.ShouldBe("enough");
    }

    internal static (SearchSpace Space, FloatHyperparameter X, FloatHyperparameter Y) Plane()
    {
        var space = new SearchSpace();
        return (space, space.Float("x", -5, 10), space.Float("y", 0, 15));
    }

    private sealed class ThrowingObserver : IProgress<Trial>
    {
        public void Report(Trial value)
        {
            if (value.Number == 4) throw new InvalidOperationException("enough");
        }
    }

    /// <summary>Holds trials until as many are under way as can be, and ends the youngest first.</summary>
    private sealed class ReversingRunner(Func<Point, double> value, int parallel) : ITrialRunner
    {
        private readonly Stack<(TaskCompletionSource<TrialOutcome> End, TrialRequest Request)> _held = new();

        public Task<TrialOutcome> RunAsync(TrialRequest request, ITrialMonitor monitor, CancellationToken cancellationToken)
        {
            var end = new TaskCompletionSource<TrialOutcome>();
            _held.Push((end, request));
            // The last trials are never as many as could be, so these do not wait.
            if (_held.Count == parallel || request.Number >= 24 - 25 % parallel)
                while (_held.TryPop(out var held)) held.End.SetResult(new TrialOutcome(value(held.Request.Point)));
            return end.Task;
        }
    }
}
