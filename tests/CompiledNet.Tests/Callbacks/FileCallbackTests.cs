using System;
using System.IO;
using System.Linq;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Callbacks;

/// <summary>Names of checkpoints and columns of logs.</summary>
public class FileCallbackTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void CheckpointsAreNamedByFormattedValues()
    {
        using var folder = new TemporaryFolder();
        var script = new Recorder { AfterEpoch = context => (context.Logs["loss"], context.Logs["val_loss"]) = (context.Epoch + 0.26, 0.12345) };
        var options = new FitOptions { Epochs = 2, Validation = s_reference.Data, Callbacks = [script, new ModelCheckpoint(folder["runs/w-{epoch:00}-{loss:F1}-{val_loss:0.000}-{epoch}.safetensors"])] };
        s_reference.Network().Fit(s_reference.Data, options);
        Directory.GetFiles(folder["runs"]).Select(Path.GetFileName).Order().ShouldBe(["w-01-0.3-0.123-1.safetensors", "w-02-1.3-0.123-2.safetensors"]);
    }

    [Fact]
    public void TheFirstFileSurpassesTheThreshold()
    {
        using var folder = new TemporaryFolder();
        double[] values = [3, 2, 1.5, 1.7, 1];
        var script = new Recorder { AfterEpoch = context => context.Logs["loss"] = values[context.Epoch] };
        s_reference.Network().Fit(s_reference.Data, new FitOptions
        {
            Epochs = 5, Callbacks = [script, new ModelCheckpoint(folder["runs/{epoch}.safetensors"], "loss", saveBestOnly: true, initialValueThreshold: 2)], Verbose = 0,
        });
        Directory.GetFiles(folder["runs"]).Select(Path.GetFileName).Order().ShouldBe(["3.safetensors", "5.safetensors"]);
    }

    [Fact]
    public void UnknownNamesAreRefusedBeforeTraining()
    {
        using var folder = new TemporaryFolder();
        var recorder = new Recorder();
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { Callbacks = [recorder, new ModelCheckpoint(folder["w-{val_loss}"])] }))
            .Message.ShouldContain("has '{val_loss}', but this fit reports only: epoch, loss");
        recorder.Calls.ShouldBe(["train begin"]);
        folder.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("w-{epoch:02d}-{loss:.2f}", "the format '02d'")]
    [InlineData("w-{loss:.2f}", "the format '.2f'")]
    [InlineData("w-{loss:F1000}", "the format 'F1000'")]
    [InlineData("w-{epoch", "nothing closes")]
    [InlineData("w-{epoch{loss}", "nothing closes")]
    [InlineData("w-epoch}", "nothing opens")]
    public void WhatIsNoFormatIsRefused(string path, string message) =>
        Should.Throw<ArgumentException>(() => new ModelCheckpoint(path)).Message.ShouldContain(message);

    [Fact]
    public void ALogGoesOnOnlyWithTheSameColumns()
    {
        using var folder = new TemporaryFolder();
        string log = folder["runs/log.csv"];
        s_reference.Network().Fit(s_reference.Data, new FitOptions { Callbacks = [new CsvLogger(log)] });
        string before = File.ReadAllText(log);

        var recorder = new Recorder();
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { Validation = s_reference.Data, Callbacks = [recorder, new CsvLogger(log, append: true)] }))
            .Message.ShouldContain("has the columns 'epoch,loss', but this fit reports 'val_loss' as well");
        recorder.Calls.ShouldBe(["train begin"]);

        var extra = new Recorder { AfterEpoch = context => context.Logs["extra"] = 1 };
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { Callbacks = [extra, new CsvLogger(log, append: true)] }))
            .Message.ShouldContain("has the columns 'epoch,loss', but this fit reports 'epoch,loss,extra'");
        File.ReadAllText(log).ShouldBe(before);
    }

    /// <summary>A kill can leave a part of the last line, of the header as well.</summary>
    [Fact]
    public void ALogThatAKillCutGoesOnAfterItsWholeLines()
    {
        using var folder = new TemporaryFolder();
        string log = folder["log.csv"];
        s_reference.Network().Fit(s_reference.Data, new FitOptions { Epochs = 2, Callbacks = [new CsvLogger(log)] });
        string whole = File.ReadAllText(log);
        for (int length = 0; length <= whole.Length; length += 3)
        {
            File.WriteAllText(log, whole[..length]);
            s_reference.Network().Fit(s_reference.Data, new FitOptions { Callbacks = [new CsvLogger(log, append: true)] });
            int kept = whole[..length].LastIndexOf('\n') + 1;
            string first = string.Concat(whole.Split('\n').Take(2).Select(line => line + "\n"));
            File.ReadAllText(log).ShouldBe(kept == 0 ? first : whole[..kept] + first.Split('\n')[1] + "\n");
        }
    }

    [Fact]
    public void AFileOfSomebodyElseIsNoLogToGoOnWith()
    {
        using var folder = new TemporaryFolder();
        string log = folder["notes.txt"];
        File.WriteAllText(log, "a line without an end");
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(s_reference.Data, new FitOptions { Callbacks = [new CsvLogger(log, append: true)] }))
            .Message.ShouldContain("has no line with an end");
        File.ReadAllText(log).ShouldBe("a line without an end");
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a\nb")]
    public void ALogHasNoColumnWhoseNameCannotStandInItsHeader(string name)
    {
        using var folder = new TemporaryFolder();
        var options = new FitOptions { Metrics = [new MeanAbsoluteErrorMetric { Name = name }], Callbacks = [new CsvLogger(folder["log"])] };
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(s_reference.Data, options)).Message.ShouldContain("cannot be the name of a column");
    }
}
