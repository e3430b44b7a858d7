using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning.Tests;

public sealed class AnalysisTests
{
    /// <summary>f = 4x + 2y over the unit cube: variances of 16/12 and 4/12, so shares of 0.8 and 0.2, and none of z.</summary>
    [Fact]
    public void SharesAreThoseOfTheVariance()
    {
        var space = new SearchSpace();
        var (z, y, x) = (space.Float("z", 0, 1), space.Float("y", 0, 1), space.Float("x", 1e-3, 1, Spacing.Logarithmic));
        var result = Search.Run(space, trial => 4 * (Math.Log10(trial.Get(x)) / 3 + 1) + 2 * trial.Get(y), new SearchOptions { Strategy = new RandomSearch(), Trials = 60 });
        var shares = result.Importances();
        shares.Select(share => share.Hyperparameter).ShouldBe([x, y, z]);
        shares.Select(share => share.Share).ShouldBe([0.8, 0.2, 0], 0.03);
        shares.Sum(share => share.Share).ShouldBe(1, 1e-12);
        Should.Throw<InvalidOperationException>(() => Search.Run(space, _ => 1, new SearchOptions { Trials = 3 }).Importances());
    }

    /// <summary>A choice that matters alone, with two of its four values alike.</summary>
    [Fact]
    public void AChoiceThatMattersIsSeen()
    {
        var space = new SearchSpace();
        var (kind, n) = (space.Choice("kind", ["a", "b", "c", "d"]), space.Int("n", 0, 100));
        var shares = Search.Run(space, trial => trial.Get(kind) is "a" or "c" ? 1 : 5, new SearchOptions { Strategy = new RandomSearch(), Trials = 50 }).Importances();
        shares[0].Hyperparameter.ShouldBe(kind);
        shares[0].Share.ShouldBeGreaterThan(0.97);
        shares[1].Hyperparameter.ShouldBe(n);
    }

    /// <summary>The largest number there is, as a penalty of what cannot be, is a value like others; the process goes through a part of many trials.</summary>
    [Fact]
    public void PenaltiesAndManyTrialsAreAnalysedToo()
    {
        var space = new SearchSpace();
        var (x, y) = (space.Float("x", 0, 1), space.Float("y", 0, 1));
        var random = Search.Run(space, trial => trial.Get(x) < 0.5 ? double.MaxValue : -double.MaxValue, new SearchOptions { Strategy = new RandomSearch(), Trials = 1000 });
        random.Importances().ShouldBe([new Importance(x, 1), new Importance(y, 0)], new Close(0.05));
        ParallelCoordinates.Of(random).Lines.Select(line => line.Heights[^1]).Distinct().Order().ShouldBe([0, 1]);
    }

    private sealed class Close(double most) : EqualityComparer<Importance>
    {
        public override bool Equals(Importance? left, Importance? right) => left!.Hyperparameter == right!.Hyperparameter && Math.Abs(left.Share - right.Share) <= most;

        public override int GetHashCode(Importance importance) => 0;
    }

    [Fact]
    public void LinesOfTrialsCrossTheAxesAtTheirValues()
    {
        var space = new SearchSpace();
        var rate = space.Float("rate", 1e-4, 1, Spacing.Logarithmic);
        var kind = space.Choice("kind", ["a", "b"]);
        space.Int("n", 1, 3, when: kind.Is("b"));
        var result = Search.Run(space, trial => trial.Number switch { 3 => double.NaN, _ => trial.Number }, new SearchOptions { Strategy = new RandomSearch(), Trials = 8 });
        var plot = ParallelCoordinates.Of(result, "loss");
        plot.Axes.Select(axis => axis.Name).ShouldBe(["rate", "kind", "n", "loss"]);
        plot.Axes[0].Ticks.Select(tick => tick.Label).ShouldBe(["0.0001", "0.001", "0.01", "0.1", "1"]);
        plot.Axes[0].Ticks.Select(tick => tick.Height).ShouldBe([0, 0.25, 0.5, 0.75, 1], 1e-9);
        plot.Axes[1].Ticks.ShouldBe([(0.25, "a"), (0.75, "b")]);
        plot.Axes[2].Ticks.Select(tick => tick.Label).ShouldBe(["1", "2", "3"]);
        plot.Lines.Select(line => line.Trial).ShouldBe([7, 6, 5, 4, 2, 1, 0]);
        foreach (var line in plot.Lines)
        {
            var point = result.Trials[line.Trial].Point;
            line.Heights[0].ShouldBe((Math.Log10(point.Get(rate)) + 4) / 4, 1e-9);
            double.IsNaN(line.Heights[2]).ShouldBe(point.Get(kind) == "a");
            line.Heights[3].ShouldBe(line.Value / 7, 1e-9);
        }
    }
}
