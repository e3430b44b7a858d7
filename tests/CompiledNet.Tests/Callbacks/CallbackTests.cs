using System;
using System.Collections.Generic;
using System.IO;
using CompiledNet.Testing;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Callbacks;

public class CallbackTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void AreCalledInTheOrderOfKeras()
    {
        var recorder = new Recorder();
        s_reference.Network().Fit(s_reference.Data, new FitOptions { BatchSize = 16, Callbacks = [recorder] });
        recorder.Calls.ShouldBe(["train begin", "epoch 0 begin", "batch 0 begin", "batch 0 end", "batch 1 begin", "batch 1 end", "epoch 0 end", "train end"]);
    }

    /// <summary>A scripted value: better until epoch 2, then no more.</summary>
    [Theory]
    [InlineData(MonitorMode.Min, new double[] { 3, 2, 1, 1, 1.5, 0 })]
    [InlineData(MonitorMode.Max, new double[] { 3, 4, 5, 5, 4.5, 9 })]
    public void EarlyStoppingRestoresTheBestEpoch(MonitorMode mode, double[] values)
    {
        float[]? best = null;
        var script = new Recorder
        {
            AfterEpoch = c =>
            {
                c.Logs["scripted"] = values[c.Epoch];
                if (c.Epoch == 2) best = c.Network.Parameters.Span.ToArray();
            },
        };
        var stopping = new EarlyStopping("scripted", patience: 2, mode: mode, restoreBestWeights: true);
        var network = s_reference.Network();
        var history = network.Fit(s_reference.Data, new FitOptions { Epochs = 6, Callbacks = [script, stopping] });

        history.Epochs.Count.ShouldBe(5);
        stopping.StoppedEpoch.ShouldBe(4);
        stopping.BestEpoch.ShouldBe(2);
        history.Best("scripted", mode).ShouldBe((2, values[2]));
        network.Parameters.Span.ToArray().ShouldBe(best);
    }

    /// <summary>
    /// By the source of <c>keras.callbacks.EarlyStopping</c>: what is the best so far without surpassing the baseline counts as waiting, but ends nothing, and
    /// nothing ends with the first epoch.
    /// </summary>
    [Theory]
    [InlineData(0.5, 2, new double[] { 3, 2, 1, 0.9, 0.9, 0 }, 4, 3)]
    [InlineData(2.5, 2, new double[] { 3, 2, 3, 3, 0, 0 }, 3, 1)]
    [InlineData(null, 0, new double[] { double.NaN, double.NaN, 1, 1 }, 1, 0)]
    [InlineData(null, 0, new double[] { double.NaN, 2, 1, 1 }, 3, 2)]
    public void EarlyStoppingWaitsAsKerasDoes(double? baseline, int patience, double[] values, int stopped, int best)
    {
        float[]? kept = null;
        var script = new Recorder
        {
            AfterEpoch = c =>
            {
                c.Logs["scripted"] = values[c.Epoch];
                if (c.Epoch == best) kept = c.Network.Parameters.Span.ToArray();
            },
        };
        var stopping = new EarlyStopping("scripted", patience: patience, mode: MonitorMode.Min, baseline: baseline, restoreBestWeights: true);
        var network = s_reference.Network();
        network.Fit(s_reference.Data, new FitOptions { Epochs = 6, Callbacks = [script, stopping], Verbose = 0 });
        stopping.StoppedEpoch.ShouldBe(stopped);
        stopping.BestEpoch.ShouldBe(best);
        network.Parameters.Span.ToArray().ShouldBe(kept);
    }

    [Fact]
    public void WatchingWhatIsNotReportedSaysWhatIs() =>
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { Callbacks = [new EarlyStopping()] }))
            .Message.ShouldContain("'val_loss', but this fit reports only: loss");

    /// <summary>Worked by hand: two epochs without getting better halve the rate, then one epoch of rest.</summary>
    [Fact]
    public void ReduceLROnPlateauLowersTheRate()
    {
        double[] values = [1, 1, 1, 1, 1, 1, 1];
        var script = new Recorder { AfterEpoch = c => c.Logs["scripted"] = values[c.Epoch] };
        var reduce = new ReduceLROnPlateau("scripted", factor: 0.5f, patience: 2, MonitorMode.Min, cooldown: 1, minLR: 0.3f);
        var history = s_reference.Network().Fit(
            s_reference.Data, new FitOptions { Optimizer = new SGD(1), Epochs = 7, Callbacks = [script, reduce] });
        // The cooldown of one epoch still counts its last epoch, as in Keras: in_cooldown() is asked after the decrement.
        history["learning_rate"].ShouldBe([1, 1, 1, 0.5, 0.5, (double)0.3f, (double)0.3f]);
    }

    [Fact]
    public void LearningRateSchedulerSetsTheRateOfEachEpoch()
    {
        var history = s_reference.Network().Fit(s_reference.Data, new FitOptions
        {
            Optimizer = new SGD(1), Epochs = 3, Callbacks = [new LearningRateScheduler((epoch, rate) => epoch == 0 ? rate : rate / 2)],
        });
        history["learning_rate"].ShouldBe([1, 0.5, 0.25]);
    }

    [Fact]
    public void TerminateOnNaNEndsAfterTheBatch()
    {
        var recorder = new Recorder { AfterBatch = c => c.Network.SetNumber(0, float.NaN) };
        var history = s_reference.Network().Fit(
            s_reference.Data, new FitOptions { Epochs = 3, BatchSize = 4, Callbacks = [recorder, new TerminateOnNaN()] });
        history["loss"].ShouldBe([double.NaN]);
        recorder.Calls.FindAll(c => c.StartsWith("batch", StringComparison.Ordinal) && c.EndsWith("end", StringComparison.Ordinal)).Count.ShouldBe(2);
    }

    [Fact]
    public void ProgressBarWritesALinePerEpoch()
    {
        var writer = new StringWriter { NewLine = "\n" };
        var script = new Recorder { AfterEpoch = c => { c.Logs["loss"] = 0.5; c.Logs["val_loss"] = 0.00012345; } };
        s_reference.Network().Fit(s_reference.Data, new FitOptions { Epochs = 2, Callbacks = [script, new ProgressBar(writer, durations: false)] });
        writer.ToString().ShouldBe("Epoch 1/2 - loss: 0.5000 - val_loss: 1.2345e-04\nEpoch 2/2 - loss: 0.5000 - val_loss: 1.2345e-04\n");
    }

    [Fact]
    public void FilesAreWritten()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string log = Path.Combine(folder, "log.csv"), weights = Path.Combine(folder, "{epoch}.safetensors");
            var network = s_reference.Network();
            var script = new Recorder { AfterEpoch = c => c.Logs["loss"] = c.Epoch == 0 ? 0.5 : 1 };
            var callbacks = new List<Callback> { script, new CsvLogger(log), new ModelCheckpoint(weights, "loss", saveBestOnly: true) };
            network.Fit(s_reference.Data, new FitOptions { Epochs = 2, Callbacks = callbacks });
            network.Fit(s_reference.Data, new FitOptions { InitialEpoch = 2, Epochs = 3, Callbacks = [script, new CsvLogger(log, append: true)] });
            File.ReadAllText(log).ShouldBe("epoch,loss\n0,0.5\n1,1\n2,1\n");
            Directory.GetFiles(folder, "*.safetensors").ShouldBe([Path.Combine(folder, "1.safetensors")]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
