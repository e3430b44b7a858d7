using System;
using System.Collections.Generic;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Optimizers;

/// <summary>Schedules at points where the formulas of Keras can be worked out by hand.</summary>
public class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, false, 0.8f)]
    [InlineData(10, false, 0.4f)]
    [InlineData(5, false, 0.56568542f)]
    [InlineData(19, true, 0.4f)]
    [InlineData(20, true, 0.2f)]
    public void ExponentialDecayHalves(long step, bool staircase, float expected) =>
        new ExponentialDecay(0.8f, 10, 0.5f) { Staircase = staircase }.LearningRate(step).ShouldBe(expected, 1e-6f);

    [Theory]
    [InlineData(0, false, 0.8f)]
    [InlineData(10, false, 0.53333333f)]
    [InlineData(19, true, 0.53333333f)]
    [InlineData(20, true, 0.4f)]
    public void InverseTimeDecayDivides(long step, bool staircase, float expected) =>
        new InverseTimeDecay(0.8f, 10, 0.5f) { Staircase = staircase }.LearningRate(step).ShouldBe(expected, 1e-6f);

    [Theory]
    [InlineData(0, 2, false, 1f)]
    [InlineData(5, 1, false, 0.6f)]
    [InlineData(5, 2, false, 0.4f)]
    [InlineData(10, 2, false, 0.2f)]
    [InlineData(1000, 2, false, 0.2f)]
    [InlineData(10, 1, true, 0.2f)]
    [InlineData(15, 1, true, 0.4f)]
    public void PolynomialDecayReachesItsEnd(long step, float power, bool cycle, float expected) =>
        new PolynomialDecay(1, 10, 0.2f) { Power = power, Cycle = cycle }.LearningRate(step).ShouldBe(expected, 1e-6f);

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(5, 0.55f)]
    [InlineData(10, 0.1f)]
    [InlineData(11, 0.1f)]
    public void CosineDecayFollowsHalfAWave(long step, float expected) =>
        new CosineDecay(1, 10, 0.1f).LearningRate(step).ShouldBe(expected, 1e-6f);

    [Theory]
    [InlineData(0, 0.2f)]
    [InlineData(2, 0.6f)]
    [InlineData(4, 1f)]
    [InlineData(9, 0.5f)]
    [InlineData(99, 0f)]
    public void CosineDecayWarmsUpFirst(long step, float expected) =>
        new CosineDecay(0.2f, 10) { WarmupTarget = 1, WarmupSteps = 4 }.LearningRate(step).ShouldBe(expected, 1e-6f);

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(100, 1f)]
    [InlineData(101, 0.5f)]
    [InlineData(111, 0.1f)]
    public void PiecewiseConstantDecayIncludesItsBoundaries(long step, float expected) =>
        new PiecewiseConstantDecay([100, 110], [1, 0.5f, 0.1f]).LearningRate(step).ShouldBe(expected);

    private static readonly Dictionary<string, LearningRateSchedule> s_recorded = new()
    {
        ["OneCycle"] = new OneCycle(0.5f, 40),
        ["OneCycle.Linear"] = new OneCycle(0.5f, 40) { PctStart = 0.25f, Linear = true, DivFactor = 10, FinalDivFactor = 100 },
        ["Restarts.Even"] = new CosineDecayRestarts(0.5f, 7) { TMul = 1 }, ["Restarts"] = new CosineDecayRestarts(0.5f, 5),
        ["Restarts.Floor"] = new CosineDecayRestarts(0.5f, 5, alpha: 0.125f),
        ["Restarts.Lower"] = new CosineDecayRestarts(0.5f, 4, alpha: 0.125f) { TMul = 1.5f, MMul = 0.75f },
    };

    public static TheoryData<string> Recorded => [.. s_recorded.Keys];

    [Theory, MemberData(nameof(Recorded))]
    public void AgreesWithPyTorchAndKeras(string name)
    {
        double[] rates = ReferenceFile.Open("schedules_reference.json").Numbers(name);
        rates.Length.ShouldBe(40);
        for (int step = 0; step < rates.Length; step++) ((double)s_recorded[name].LearningRate(step)).ShouldBe(rates[step], 1e-7, $"step {step}");
    }

    [Fact]
    public void OneCycleStaysAtItsEnd()
    {
        var cycle = new OneCycle(0.5f, 40);
        cycle.LearningRate(39).ShouldBe(0.5f / 25 / 10_000, 1e-9f);
        cycle.LearningRate(1_000_000).ShouldBe(cycle.LearningRate(39));
    }

    [Fact]
    public void WrongSettingsAreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new OneCycle(0.1f, 1)).ParamName.ShouldBe("totalSteps");
        Should.Throw<ArgumentOutOfRangeException>(() => new OneCycle(0.1f, 10) { PctStart = 1 }).ParamName.ShouldBe("PctStart");
        Should.Throw<ArgumentOutOfRangeException>(() => new CosineDecayRestarts(0.1f, 10) { TMul = 0.5f }).ParamName.ShouldBe("TMul");
        Should.Throw<ArgumentOutOfRangeException>(() => new ExponentialDecay(0.1f, 0, 0.5f)).ParamName.ShouldBe("decaySteps");
        Should.Throw<ArgumentOutOfRangeException>(() => new CosineDecay(float.NaN, 1)).ParamName.ShouldBe("initialLearningRate");
        Should.Throw<ArgumentException>(() => new PiecewiseConstantDecay([1], [1])).Message.ShouldContain("2 values, not 1");
        Should.Throw<ArgumentException>(() => new PiecewiseConstantDecay([2, 2], [1, 1, 1])).Message.ShouldContain("ascend");
    }
}
