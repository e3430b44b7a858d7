using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.SummaryTests;

/// <summary>Files that are cut, damaged, shared or cannot be written.</summary>
public class EventFileTests
{
    [Fact]
    public void AFileCutAnywhereGivesItsBeginning()
    {
        using var folder = new TemporaryFolder();
        byte[] file = Small(folder.Path);
        var whole = OtherReader.Read(file);
        string cut = folder["cut"];
        int events = 0;
        for (int length = 0; length <= file.Length; length++)
        {
            var others = OtherReader.Read(file[..length]);
            others.ShouldBe(whole.Take(others.Count));
            others.Count.ShouldBeInRange(events, events + 1);
            events = others.Count;
            File.WriteAllBytes(cut, file[..length]);
            EventFile.ReadScalars(cut).Count().ShouldBe(others.Count(entry => entry.Summary?.Value[0].Tag is "loss" or "numbers/not_finite"));
        }

        events.ShouldBe(whole.Count);
    }

    [Fact]
    public void EveryWrongByteIsFound()
    {
        using var folder = new TemporaryFolder();
        byte[] file = Small(folder.Path);
        string path = folder["damaged"];
        for (int at = 0; at < file.Length; at++)
        {
            byte[] damaged = [.. file];
            damaged[at] ^= 1;
            File.WriteAllBytes(path, damaged);
            var found = Should.Throw<EventFileException>(() => EventFile.ReadScalars(path).Count());
            found.Message.ShouldStartWith($"The event file '{path}' is damaged in record {found.Record}, which begins at byte {found.Position}: the checksum of the ");
            found.Position.ShouldBeLessThanOrEqualTo(at);
        }
    }

    [Fact]
    public void WhatIsNoEventFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text"], "loss, accuracy\n0.5, 0.9\n");
        Should.Throw<EventFileException>(() => EventFile.ReadScalars(folder["text"]).Count()).Message.ShouldContain("record 1, which begins at byte 0: the checksum of the length does not fit");
        Should.Throw<FileNotFoundException>(() => EventFile.ReadScalars(folder["nothing"]).Count());
        Should.Throw<DirectoryNotFoundException>(() => EventFile.Find(folder["nowhere"]));
    }

    /// <summary>Another process sees after each batch what it would find after a kill: whole records, and with a flush those of all epochs before.</summary>
    [Fact]
    public void AFileIsReadableWhileItIsWritten()
    {
        using var folder = new TemporaryFolder();
        int checks = 0;
        var watch = new LambdaCallback(onBatchEnd: context =>
        {
            string path = EventFile.Find(folder["logs/train"]).Single();
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] file = new byte[stream.Length];
            stream.ReadExactly(file);
            OtherReader.Read(file).Values("epoch_loss").Count.ShouldBe(context.Epoch);
            EventFile.ReadScalars(path).Count(scalar => scalar.Tag == "epoch_loss").ShouldBe(context.Epoch);
            checks++;
        });
        new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(new TensorBoard(folder["logs"]) { UpdateFreq = 1 }, watch));
        checks.ShouldBe(18);
    }

    [Fact]
    public void WritersNeverShareAFile()
    {
        using var folder = new TemporaryFolder();
        using SummaryWriter first = new(folder.Path), second = new(folder.Path);
        first.Path.ShouldNotBe(second.Path);
        EventFile.Find(folder.Path).ShouldBe([first.Path, second.Path]);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenEndsTheFitBeforeItsFirstStep()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        var network = new Classifier(seed: 1);
        float[] before = network.Weights["dense/kernel"].ToArray();
        Should.Throw<IOException>(() => network.Fit(Examples.Classes(), Examples.Options(new TensorBoard(folder["file/logs"])))).Message.ShouldContain(folder["file"]);
        network.Weights["dense/kernel"].ToArray().ShouldBe(before);
    }

    [Fact]
    public void WhatCannotBeWrittenIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SummaryWriter(folder.Path);
        Should.Throw<ArgumentException>(() => writer.Image("image", new float[7], 2, 3, 0)).Message.ShouldContain("2 × 3 has 6 grey values, or 18 of red, green and blue, not 7");
        Should.Throw<ArgumentException>(() => writer.Scalar("", 1, 0));
        Should.Throw<ArgumentException>(() => new TensorBoard { HParams = new Dictionary<string, object> { ["layers"] = new[] { 1, 2 } } }).Message.ShouldContain("'layers' is a Int32[]; a text, true or false");
        Should.Throw<ArgumentOutOfRangeException>(() => new TensorBoard { UpdateFreq = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new TensorBoard { HistogramFreq = -1 });
        var options = new FitOptions { Callbacks = [new TensorBoard(folder["logs"]) { ConfusionMatrixFreq = 1 }] };
        Should.Throw<InvalidOperationException>(() => new Classifier(seed: 1).Fit(Examples.Classes(), options)).Message.ShouldContain("FitOptions.Validation");
        options = new FitOptions { ValidationSplit = 0.2, Callbacks = [new TensorBoard(folder["logs"]) { ConfusionMatrixFreq = 1 }] };
        Should.Throw<InvalidOperationException>(() => new Line(seed: 1).Fit(Examples.Classes(), options)).Message.ShouldContain("one class a sample, and 'Line'");
    }

    [Fact]
    public void BatchesAllocateNothing()
    {
        using var folder = new TemporaryFolder();
        var callback = new TensorBoard(folder["logs"]) { UpdateFreq = 1, WriteStepsPerSecond = true, ProfileSteps = true };
        long bytes = -1;
        var watch = new LambdaCallback(onBatchEnd: context => bytes = context.Batch > 0 ? bytes : AllocatedBytes.Fewest(() =>
        {
            callback.OnBatchBegin(context);
            callback.OnBatchEnd(context);
        }, calls: 2000));
        new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(callback, watch));
        bytes.ShouldBe(0);
        using var writer = new SummaryWriter(folder["own"]);
        AllocatedBytes.Fewest(() => writer.Scalar("loss", 1, 0), calls: 2000).ShouldBe(0);
    }

    private static byte[] Small(string folder)
    {
        string path;
        using (var writer = new SummaryWriter(folder))
        {
            path = writer.Path;
            writer.Scalar("loss", double.NaN, 0);
            writer.Histogram("numbers", [1, 2, float.NaN, 4], 0);
            writer.Histogram("constant", [2, 2], 0);
            writer.Image("pixel", [0.5f], 1, 1, 0);
            writer.Scalar("loss", 0.25, long.MaxValue);
        }

        return File.ReadAllBytes(path);
    }
}
