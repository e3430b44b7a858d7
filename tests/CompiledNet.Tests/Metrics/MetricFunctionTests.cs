using System;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Metrics;

public class MetricFunctionTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void IsAMeanOfWhatTheFunctionSays()
    {
        var own = new MetricFunction("own", (prediction, target) => Math.Abs((double)prediction[0] - target[0]), MetricDirection.LowerIsBetter);
        var score = s_reference.Network().Evaluate(
            s_reference.Data, [new TrackedMetric(own, Weighted: true), new TrackedMetric(new MeanAbsoluteErrorMetric(), Weighted: true)], sampleWeights: s_reference.Weights);
        score["own"].ShouldBe(score["mean_absolute_error"]);
        own.Direction.ShouldBe(MetricDirection.LowerIsBetter);
    }

    /// <summary>What a function throws ends the fit with its own message, and the network can be used on.</summary>
    [Fact]
    public void WhatAFunctionThrowsComesOut()
    {
        int calls = 0;
        var own = new MetricFunction("own", (_, _) => ++calls < 20 ? 1 : throw new NotSupportedException("mine"), MetricDirection.None);
        var network = s_reference.Network();
        Should.Throw<NotSupportedException>(() => network.Fit(s_reference.Data, new FitOptions { Epochs = 10, BatchSize = 4, Metrics = [own] })).Message.ShouldBe("mine");
        double.IsFinite(network.Evaluate(s_reference.Data).Loss).ShouldBeTrue();
        network.Fit(s_reference.Data).Epochs.Count.ShouldBe(1);
        Should.Throw<ArgumentNullException>(() => new MetricFunction("own", null!, MetricDirection.None));
    }
}
