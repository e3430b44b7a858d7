using System;
using System.Collections.Generic;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Metrics;

/// <summary>What metrics are called in a history.</summary>
public class MetricNameTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    /// <summary>accuracy, accuracy_1 as Keras numbers them; a name that is there already is passed over.</summary>
    [Fact]
    public void EqualNamesAreNumbered() =>
        Names(new Accuracy(), new Accuracy(0), new Accuracy { Name = "accuracy_1" }, new Accuracy(2), new ExactAreaUnderCurve(), new AreaUnderCurve())
            .ShouldBe(["loss", "accuracy", "accuracy_1", "accuracy_1_1", "accuracy_2", "auc", "auc_1"]);

    [Fact]
    public void NoMetricTakesTheNameOfTheLoss()
    {
        var metrics = new TrackedMetric[] { new Judge("loss", MetricDirection.HigherIsBetter) };
        var score = s_reference.Network().Evaluate(s_reference.Data, metrics);
        score.Values.Names().ShouldBe(["loss", "loss_1"]);
        score.Loss.ShouldBe(s_reference.Network().Evaluate(s_reference.Data).Loss);
    }

    [Fact]
    public void NoMetricTakesTheNameOfAValidation() =>
        Should.Throw<ArgumentException>(() => Names(new Accuracy { Name = "val_accuracy" })).Message.ShouldContain("'val_accuracy'");

    [Fact]
    public void OneObjectIsListedOnce()
    {
        var metric = new Precision();
        Should.Throw<ArgumentException>(() => Names(metric, metric)).Message.ShouldContain("'precision' is listed twice");
    }

    private static IReadOnlyList<string> Names(params TrackedMetric[] metrics) =>
        s_reference.Network().Fit(s_reference.Data, new FitOptions { Metrics = metrics }).Names;
}
