using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning.Tests;

public sealed class StoppingTests
{
    /// <summary>Curves 1/step + number: the lower the number, the better at every step.</summary>
    private static Trial Curve(int number, int steps) => new(number, null!, TrialState.Complete, number)
    {
        Reports = [.. Enumerable.Range(1, steps).Select(step => new TrialReport(step, 1.0 / step + number))],
    };

    [Fact]
    public void TheMedianRuleEndsWhatIsWorseThanHalfOfTheOthers()
    {
        Trial[] others = [.. Enumerable.Range(0, 5).Select(number => Curve(number, 9))];
        var rule = new MedianStopping(warmUpSteps: 2, leastTrials: 5);
        bool Ends(double level, int step, MetricDirection direction = MetricDirection.LowerIsBetter) =>
            rule.Ends(9, [.. Enumerable.Range(1, step).Select(s => new TrialReport(s, 1.0 / s + level))], others, direction);
        Ends(2.01, 2).ShouldBeFalse();
        Ends(2.01, 3).ShouldBeTrue();
        Ends(2, 3).ShouldBeFalse();
        // Of the others only four have come to step 10.
        Ends(9, 10).ShouldBeFalse();
        // The best of each so far, where more is better, is its first value: 3 is the median.
        Ends(1.99, 3, MetricDirection.HigherIsBetter).ShouldBeTrue();
        Ends(2, 3, MetricDirection.HigherIsBetter).ShouldBeFalse();
        rule.Ends(9, [new(3, double.NaN)], others, MetricDirection.LowerIsBetter).ShouldBeTrue();
    }

    [Fact]
    public void HalvingKeepsTheBestThirdOfEachRung()
    {
        Trial[] others = [.. Enumerable.Range(0, 8).Select(number => Curve(number, number < 3 ? 9 : 3))];
        var rule = new SuccessiveHalving(leastSteps: 1, factor: 3);
        bool Ends(double level, params int[] steps) => rule.Ends(9, [.. steps.Select(s => new TrialReport(s, 1.0 / s + level))], others, MetricDirection.LowerIsBetter);
        // Nine at the first rung: three go on.
        Ends(1.5, 1).ShouldBeFalse();
        Ends(2.5, 1).ShouldBeTrue();
        // No rung between.
        Ends(7, 1, 2).ShouldBeFalse();
        // Four at the rung of nine steps: one goes on.
        Ends(0.5, 8, 9).ShouldBeTrue();
        Ends(-1, 8, 9).ShouldBeFalse();
        // Reports at every fourth step: the rung of nine is reached by twelve, with what was best until nine.
        Ends(0.5, 4, 8, 12).ShouldBeTrue();
        Ends(-1, 4, 8, 12).ShouldBeFalse();
        rule.Ends(0, [new(1, 5)], [], MetricDirection.LowerIsBetter).ShouldBeFalse();
    }

    /// <summary>Table 1 of Li et al. for R = 81 and η = 3: brackets of 81, 34, 15, 8 and 5 trials, from 1, 3, 9, 27 and 81 steps.</summary>
    [Fact]
    public void HyperbandSharesTrialsAsInTheTableOfItsPaper()
    {
        var rule = new Hyperband(mostSteps: 81, factor: 3);
        rule.Brackets.ShouldBe(5);
        int round = 81 + 34 + 15 + 8 + 5;
        Enumerable.Range(0, round).CountBy(rule.Bracket).OrderBy(pair => pair.Key).Select(pair => pair.Value).ShouldBe([5, 8, 15, 34, 81]);
        int first = Enumerable.Range(0, round).First(number => rule.Bracket(number) == 4), second = Enumerable.Range(first + 1, round).First(number => rule.Bracket(number) == 4);
        // A worse trial ends at the first step of the widest bracket, and nothing ends in the narrowest.
        rule.Ends(second, [new(1, 9)], [Curve(first, 81)], MetricDirection.LowerIsBetter).ShouldBe(9 > 1 + first);
        int never = Enumerable.Range(0, round).First(number => rule.Bracket(number) == 0);
        rule.Ends(never, [new(1, 1e9)], [.. Enumerable.Range(0, 50).Select(number => Curve(number, 81))], MetricDirection.LowerIsBetter).ShouldBeFalse();
        rule.Ends(second, [new(80, 1e9), new(81, 1e9)], [Curve(first, 81)], MetricDirection.LowerIsBetter).ShouldBeFalse();
    }

    /// <summary>A search over 60 curves finds the best one with a third of the steps.</summary>
    [Fact]
    public void ASearchThatEndsPoorTrialsFindsTheBestWithFewerSteps()
    {
        int Steps(StoppingRule? rule, out double best)
        {
            var space = new SearchSpace();
            var x = space.Float("x", 0, 1);
            int steps = 0;
            best = Search.Run(space, trial =>
            {
                double value = double.NaN;
                for (int step = 1; step <= 27; step++)
                {
                    steps++;
                    value = Math.Abs(trial.Get(x) - 0.3) + 1.0 / step;
                    if (trial.Report(step, value)) break;
                }

                return value;
            }, new SearchOptions { Strategy = new RandomSearch(), Trials = 60, Stopping = rule }).Best.Value;
            return steps;
        }

        Steps(null, out double all).ShouldBe(60 * 27);
        foreach (var rule in new StoppingRule[] { new MedianStopping(), new SuccessiveHalving(), new Hyperband(27) })
        {
            Steps(rule, out double best).ShouldBeLessThan(60 * 27 * 2 / 3);
            best.ShouldBe(all, 0.02);
        }
    }
}
