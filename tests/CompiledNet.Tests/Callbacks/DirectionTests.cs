using System;
using System.Linq;
using CompiledNet.Tests.Metrics;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Callbacks;

/// <summary>Which direction of a watched value is the better one is a matter of the metric and never of its name.</summary>
public class DirectionTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    /// <summary>The names of an error in which "r2", "acc", "auc" and "recall" were once found; the error falls in every epoch of this fit.</summary>
    [Theory]
    [InlineData("Sensor2_mean_absolute_error"), InlineData("vector2d_error"), InlineData("inaccuracy"), InlineData("faucet_mae"), InlineData("recall_time")]
    public void ALowerErrorIsBetterWhateverItsName(string name)
    {
        using var folder = new TemporaryFolder();
        var stopping = new EarlyStopping("val_" + name, patience: 1, restoreBestWeights: true);
        var checkpoint = new ModelCheckpoint(folder["{epoch}.safetensors"], "val_" + name, saveBestOnly: true);
        var history = Fit(new MeanAbsoluteErrorMetric { Name = name }, stopping, checkpoint, new ReduceLROnPlateau(name, patience: 1));

        var errors = history["val_" + name];
        errors.Count.ShouldBe(4);
        errors.ShouldBe(errors.OrderDescending());
        history.Best("val_" + name).ShouldBe((3, errors[3]));
        stopping.BestEpoch.ShouldBe(3);
        folder.Files.Length.ShouldBe(4);
        history["learning_rate"].Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(MetricDirection.HigherIsBetter), InlineData(MetricDirection.LowerIsBetter)]
    public void AMetricOfOnesOwnSays(MetricDirection direction)
    {
        var history = Fit(new Judge("dice", direction));
        history.Best("val_dice").Value.ShouldBe(direction == MetricDirection.HigherIsBetter ? history["val_dice"].Max() : history["val_dice"].Min());
        history.Best("val_loss").Value.ShouldBe(history["val_loss"].Min());
    }

    /// <summary>Keras 3 raises as well: "Could not infer optimization direction".</summary>
    [Fact]
    public void WhatNobodyKnowsNeedsAMode()
    {
        Should.Throw<InvalidOperationException>(() => Fit(new Judge("mean_output", MetricDirection.None), new EarlyStopping("val_mean_output")))
            .Message.ShouldContain("more or less of 'val_mean_output' is better: set the mode to MonitorMode.Min or MonitorMode.Max");

        var recorder = new Recorder { AfterEpoch = context => context.Logs["scripted"] = context.Epoch };
        Should.Throw<InvalidOperationException>(() => Fit(new Accuracy(), recorder, new EarlyStopping("scripted")))
            .Message.ShouldContain("a value that another callback adds needs the mode");
        recorder.Calls.ShouldBe(["train begin"], "before the first step, nothing is lost");

        var history = Fit(new Accuracy(), recorder, new EarlyStopping("scripted", mode: MonitorMode.Max));
        Should.Throw<InvalidOperationException>(() => history.Best("scripted")).Message.ShouldContain("'scripted'");
        history.Best("scripted", MonitorMode.Max).ShouldBe((3, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => history.Best("loss", (MonitorMode)3));
    }

    [Fact]
    public void NamesThatAFitWillReportAreKnownWhenItBegins()
    {
        string[]? names = null;
        var history = Fit(new Accuracy(), new AtBegin(context => names = context.Logs.Names()));
        names.ShouldBe(history.Names);
    }

    private static History Fit(Metric metric, params Callback[] callbacks) => s_reference.Network().Fit(s_reference.Data, new FitOptions
    {
        Optimizer = new SGD(0.01f), Epochs = 4, Shuffle = false, Validation = s_reference.Data, Metrics = [metric], Callbacks = callbacks,
    });

    private sealed class AtBegin(Action<FitContext> look) : Callback
    {
        public override void OnTrainBegin(FitContext context) => look(context);
    }
}
