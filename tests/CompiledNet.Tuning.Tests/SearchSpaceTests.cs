using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning.Tests;

public sealed class SearchSpaceTests
{
    [Fact]
    public void WholeNumbersAreEquallyLikelyAndLogarithmicOnesByTheirRatio()
    {
        var space = new SearchSpace();
        var (steps, octave) = (space.Int("steps", 4, 21, step: 5), space.Int("octave", 1, 64, spacing: Spacing.Logarithmic));
        steps.High.ShouldBe(19);
        steps.Count.ShouldBe(4);
        var random = new RandomStream(1);
        var points = Enumerable.Range(0, 4000).Select(_ => RandomSearch.Draw(space, random)).ToList();
        foreach (int value in new[] { 4, 9, 14, 19 }) points.Count(point => point.Get(steps) == value).ShouldBeInRange(900, 1100);
        // P(value ≤ k) = ln((k + ½) / ½) / ln(64.5 / ½): 0.571 for 7.
        (points.Count(point => point.Get(octave) <= 7) / 4000.0).ShouldBe(Math.Log(15) / Math.Log(129), 0.02);
        points.Min(point => point.Get(octave)).ShouldBe(1);
        points.Max(point => point.Get(octave)).ShouldBe(64);
    }

    [Fact]
    public void EveryValueComesBackFromItsCoordinateAndItsText()
    {
        var space = new SearchSpace();
        Hyperparameter[] all =
        [
            space.Float("rate", 1e-5, 0.3, Spacing.Logarithmic), space.Float("share", -2, 7), space.Float("fixed", 3, 3), space.Int("units", 3, 200),
            space.Int("stride", 2, 90, step: 7), space.Int("width", 1, 500, spacing: Spacing.Logarithmic), space.Choice("kind", ["a", "b, \"c\"", "ä"]), space.Boolean("flag"),
        ];
        var random = new RandomStream(2);
        for (int i = 0; i < 500; i++)
        {
            var point = RandomSearch.Draw(space, random);
            foreach (var one in all)
            {
                double number = point.Number(one);
                one.Parse(one.Format(number)).ShouldBe(number);
                one.FromUnit(one.ToUnit(number)).ShouldBe(number, 1e-12 * Math.Abs(number));
            }

            space.PointFrom(point.Values).ShouldBe(point);
        }
    }

    [Fact]
    public void AConditionLeavesOutWhatDoesNotCount()
    {
        var space = new SearchSpace();
        var optimizer = space.Choice("optimizer", ["adam", "sgd"]);
        var nesterov = space.Boolean("nesterov", when: optimizer.Is("sgd"));
        var layers = space.Int("layers", 1, 3);
        var third = space.Int("third", 4, 8, when: layers.AtLeast(3));
        var deep = space.Float("deep", 0, 1, when: nesterov.Is(true));
        var random = new RandomStream(3);
        for (int i = 0; i < 200; i++)
        {
            var point = RandomSearch.Draw(space, random);
            point.IsSet(nesterov).ShouldBe(point.Get(optimizer) == "sgd");
            point.IsSet(third).ShouldBe(point.Get(layers) == 3);
            point.IsSet(deep).ShouldBe(point.IsSet(nesterov) && point.Get(nesterov));
        }

        var adam = space.PointFrom([new("optimizer", "adam"), new("layers", "1")]);
        Should.Throw<InvalidOperationException>(() => adam.Get(nesterov)).Message.ShouldBe("'nesterov' does not count here: it does if optimizer is sgd.");
        adam.ToString().ShouldBe("optimizer adam, layers 1");
        third.ToString().ShouldBe("third: int from 4 to 8, if layers is at least 3");
    }

    [Fact]
    public void WhatIsNoSpaceIsRefused()
    {
        var space = new SearchSpace();
        var kind = space.Choice("kind", ["a", "b"]);
        Should.Throw<ArgumentException>(() => space.Float("rate", 0, 1, Spacing.Logarithmic)).Message.ShouldStartWith("'rate' begins at 0: a logarithmic range has to be positive.");
        Should.Throw<ArgumentException>(() => space.Float("rate", 2, 1)).Message.ShouldStartWith("'rate' has no value: from 2 to 1 there is no number.");
        Should.Throw<ArgumentException>(() => space.Float("rate", double.NaN, 1));
        Should.Throw<ArgumentException>(() => space.Float("rate", -1e308, 1e308)).Message.ShouldStartWith("'rate' is from -1E+308 to 1E+308, which is wider than any number");
        Should.Throw<ArgumentException>(() => space.Float("\ud800", 0, 1)).Message.ShouldStartWith("A text is not well-formed");
        Should.Throw<ArgumentException>(() => space.Choice("n", ["a", "\udc00"])).Message.ShouldStartWith("A text is not well-formed");
        Should.Throw<ArgumentException>(() => space.Int("n", 5, 4));
        Should.Throw<ArgumentException>(() => space.Int("n", 0, 4, spacing: Spacing.Logarithmic));
        Should.Throw<ArgumentException>(() => space.Int("n", 0, 4, step: 0));
        Should.Throw<ArgumentException>(() => space.Choice("n", Array.Empty<int>())).Message.ShouldStartWith("'n' has no value: give at least one to choose from.");
        Should.Throw<ArgumentException>(() => space.Choice("n", [1, 1]));
        Should.Throw<ArgumentException>(() => space.Float("kind", 0, 1)).Message.ShouldStartWith("The space has a hyper-parameter 'kind' already.");
        Should.Throw<ArgumentException>(() => new SearchSpace().Float("rate", 0, 1, when: kind.Is("a"))).Message.ShouldStartWith("The condition of 'rate' is about 'kind' of another space.");
        Should.Throw<ArgumentException>(() => kind.Is("c")).Message.ShouldStartWith("'c' is no value of kind: one of a, b.");
        Should.Throw<ArgumentException>(() => space.PointFrom([])).Message.ShouldStartWith("There is no value of 'kind'.");
        Should.Throw<ArgumentException>(() => space.PointFrom([new("kind", "c")])).Message.ShouldStartWith("'c' is no value of kind: one of a, b.");
        Should.Throw<ArgumentException>(() => space.PointFrom([new("kind", "a"), new("more", "1")])).Message.ShouldStartWith("'more' has a value, but does not count or is not in the space.");
    }

    [Fact]
    public void AGridHasEveryPointOnceAndEndsWithTheSearch()
    {
        var space = new SearchSpace();
        var kind = space.Choice("kind", ["a", "b"]);
        var rate = space.Float("rate", 1e-3, 1e-1, Spacing.Logarithmic);
        var units = space.Int("units", 8, 32, step: 8);
        var extra = space.Boolean("extra", when: kind.Is("b"));
        var strategy = new GridSearch(levels: 3);
        // 3 rates, 3 of the 4 numbers of units, and two extras for b alone.
        strategy.Points(space).ShouldBe(3 * 3 + 3 * 3 * 2);
        var seen = new List<Point>();
        var result = Search.Run(space, trial => { seen.Add(trial.Point); return trial.Get(rate); }, new SearchOptions { Strategy = strategy, Trials = 1000 });
        result.Trials.Count.ShouldBe(27);
        seen.Distinct().Count().ShouldBe(27);
        seen.Select(point => Math.Round(point.Get(rate), 9)).Distinct().ShouldBe([0.001, 0.01, 0.1]);
        seen.Select(point => point.Get(units)).Distinct().Order().ShouldBe([8, 24, 32]);
        seen.Count(point => point.IsSet(extra)).ShouldBe(18);
        Should.Throw<ArgumentException>(() => new GridSearch(levels: 3, mostPoints: 26).Check(space)).Message.ShouldStartWith("The grid over 4 hyper-parameters has more than 26 points");
    }

    /// <summary>Whole numbers are all there are, also where their logarithms are spread, and no level comes twice.</summary>
    [Fact]
    public void LevelsOfLogarithmicNumbersAreAllOrDifferent()
    {
        static string Levels(int high, int most)
        {
            var space = new SearchSpace();
            var n = space.Int("n", 1, high, spacing: Spacing.Logarithmic);
            var trials = Search.Run(space, _ => 1, new SearchOptions { Strategy = new GridSearch(most) }).Trials;
            return string.Join(" ", trials.Select(trial => trial.Point.Get(n)));
        }

        Levels(5, 5).ShouldBe("1 2 3 4 5");
        Levels(3, 5).ShouldBe("1 2 3");
        Levels(6, 5).ShouldBe("1 2 3 6");
        Levels(1000, 4).ShouldBe("1 6 79 1000");
    }

    [Theory]
    [InlineData(0, int.MaxValue, 1)]
    [InlineData(int.MinValue, int.MaxValue, 1)]
    [InlineData(int.MinValue, int.MaxValue, 1000)]
    [InlineData(int.MaxValue, int.MaxValue, 1)]
    public void WholeNumbersMayBeAllThereAre(int low, int high, int step)
    {
        foreach (SearchStrategy strategy in (SearchStrategy[])[new RandomSearch(), new GridSearch(), new BayesianOptimization(), new TreeParzenEstimator(initialTrials: 4)])
        {
            var space = new SearchSpace();
            var n = space.Int("n", low, high, step);
            var found = Search.Run(space, trial => trial.Get(n), new SearchOptions { Strategy = strategy, Trials = 12 }).Trials.Select(trial => (long)trial.Point.Get(n)).ToList();
            found.ShouldAllBe(value => value >= low && value <= n.High && (value - low) % step == 0);
            if (strategy is GridSearch && low < high) (found[0], found[^1]).ShouldBe((low, n.High));
        }
    }
}
