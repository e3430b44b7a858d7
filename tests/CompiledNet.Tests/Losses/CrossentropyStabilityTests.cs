using System;

namespace CompiledNet.Tests.Losses;

public class CrossentropyStabilityTests
{
    [Theory, InlineData(100f), InlineData(-100f), InlineData(1000f), InlineData(-1000f)]
    public void BinaryLogitsFarFromZero(float logit)
    {
        var loss = new BinaryCrossentropy();
        float[] gradient = [float.NaN];

        // log(1 + e^−|x|) is a denormal at 100, and exact to its last digit.
        double rest = Math.Exp(-Math.Abs(logit));
        loss.ForwardFromLogits<float>([logit], [1]).ShouldBe((float)(Math.Max(0, -logit) + rest), float.Epsilon);
        loss.ForwardFromLogits<float>([logit], [0]).ShouldBe((float)(Math.Max(0, logit) + rest), float.Epsilon);
        loss.BackwardFromLogits<float>([logit], [1], 1, gradient);
        gradient[0].ShouldBe(logit > 0 ? 0 : -1, 1e-30);
    }

    [Theory, InlineData(100f), InlineData(1000f)]
    public void ClassLogitsFarFromZero(float logit)
    {
        float[] logits = [logit, -logit, 0], gradient = new float[3];
        var sparse = new SparseCategoricalCrossentropy();
        sparse.ForwardFromLogits<float>(logits, [1]).ShouldBe(2 * logit);
        sparse.BackwardFromLogits<float>(logits, [1], 1, gradient);
        gradient.ShouldBe([1f, -1, 0], 1e-30);

        var categorical = new CategoricalCrossentropy();
        categorical.ForwardFromLogits<float>(logits, [0, 1, 0]).ShouldBe(2 * logit);
        categorical.BackwardFromLogits<float>(logits, [0, 1, 0], 1, gradient);
        gradient.ShouldBe([1f, -1, 0], 1e-30);
    }

    [Fact]
    public void LogCoshFarFromTheTargetIsALine() => new LogCosh().Forward<float>([1000], [0]).ShouldBe(1000 - MathF.Log(2), 1e-3f);

    [Theory, InlineData(-1f), InlineData(3f), InlineData(0.5f), InlineData(float.NaN), InlineData(float.PositiveInfinity)]
    public void AnIndexThatNamesNoClassIsRefused(float index)
    {
        var loss = new SparseCategoricalCrossentropy();
        Should.Throw<ArgumentOutOfRangeException>(() => loss.Forward<float>([0.2f, 0.3f, 0.5f], [index])).Message.ShouldContain("from 0 to 2");
        Should.Throw<ArgumentOutOfRangeException>(() => loss.BackwardFromLogits<float>([1, 2, 3], [index], 1, new float[3]));
    }

    [Fact]
    public void ClassIndexIsOneTargetNumber() => TargetSize<SparseCategoricalCrossentropy>(10).ShouldBe(1);

    [Fact]
    public void OtherLossesTakeATargetPerOutput() => TargetSize<CategoricalCrossentropy>(10).ShouldBe(10);

    private static int TargetSize<TLoss>(int outputs) where TLoss : struct, ILoss => TLoss.TargetSize(outputs);
}
