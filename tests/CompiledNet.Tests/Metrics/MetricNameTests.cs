using System;
using System.Collections.Generic;
using CompiledNet.Tests.Networks;
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

    /// <summary>Before, a log had two columns "epoch", and a callback that reports the learning rate wrote over the metric.</summary>
    [Fact]
    public void NoMetricTakesANameThatTheFitHasItself() =>
        Names(new Accuracy { Name = "epoch" }, new Accuracy(0) { Name = "learning_rate" }).ShouldBe(["loss", "epoch_1", "learning_rate_1"]);

    [Fact]
    public void NoMetricTakesTheNameOfAValidation() =>
        Should.Throw<ArgumentException>(() => Names(new Accuracy { Name = "val_accuracy" })).Message.ShouldContain("'val_accuracy'");

    // val_loss was the loss of the output val, and then that of the validation.
    [Theory]
    [InlineData("val", "'val_loss'")]
    [InlineData("val_Class", "'val_Class_loss'")]
    public void NoLossOfAnOutputTakesTheNameOfAValidation(string output, string name)
    {
        var network = new DescribedNetwork(16, 16, 1, isRecurrent: false, new OutputDescription(output, [1], 0, 0, 1, "MeanSquaredError", 1), new OutputDescription("Class", [1], 1, 1, 1, "MeanSquaredError", 1));
        var data = Dataset.From([[0f]], [[0f, 0]]);
        Should.Throw<ArgumentException>(() => network.Fit(data)).Message.ShouldContain(name);
        Should.Throw<ArgumentException>(() => network.Evaluate(data)).Message.ShouldContain(name);
    }

    [Fact]
    public void OneObjectIsListedOnce()
    {
        var metric = new Precision();
        Should.Throw<ArgumentException>(() => Names(metric, metric)).Message.ShouldContain("'precision' is listed twice");
    }

    private static IReadOnlyList<string> Names(params TrackedMetric[] metrics) =>
        s_reference.Network().Fit(s_reference.Data, new FitOptions { Metrics = metrics }).Names;
}
