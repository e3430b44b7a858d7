using System;

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

    [Fact]
    public void WrongSettingsAreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new ExponentialDecay(0.1f, 0, 0.5f)).ParamName.ShouldBe("decaySteps");
        Should.Throw<ArgumentOutOfRangeException>(() => new CosineDecay(float.NaN, 1)).ParamName.ShouldBe("initialLearningRate");
        Should.Throw<ArgumentException>(() => new PiecewiseConstantDecay([1], [1])).Message.ShouldContain("2 values, not 1");
        Should.Throw<ArgumentException>(() => new PiecewiseConstantDecay([2, 2], [1, 1, 1])).Message.ShouldContain("ascend");
    }
}
