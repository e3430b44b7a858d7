using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Tensorboard;

namespace CompiledNet.SummaryTests;

/// <summary>What a fit leaves, read by another reader.</summary>
public class TensorBoardTests
{
    [Fact]
    public void TrainingAndValidationAreTwoRunsWithTheHistory()
    {
        using var folder = new TemporaryFolder();
        var history = new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(new TensorBoard(folder["logs"])));
        var train = OtherReader.ReadRun(folder["logs/train"]);
        var validation = OtherReader.ReadRun(folder["logs/validation"]);

        train[0].FileVersion.ShouldBe("brain.Event:2");
        train.Tags().ShouldBe(["epoch_accuracy", "epoch_learning_rate", "epoch_loss", "network", "optimizer"]);
        validation.Tags().ShouldBe(["epoch_accuracy", "epoch_loss"]);
        train.Values("epoch_loss").Select(pair => pair.Step).ShouldBe([0, 1, 2]);
        train.Scalars("epoch_loss").ShouldBe(history["loss"].Select(value => (double)(float)value));
        train.Scalars("epoch_accuracy").ShouldBe(history["accuracy"].Select(value => (double)(float)value));
        validation.Scalars("epoch_loss").ShouldBe(history["val_loss"].Select(value => (double)(float)value));
        train.Scalars("epoch_learning_rate").ShouldBe([0.01f, 0.01f, 0.01f]);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        train.ShouldAllBe(entry => entry.WallTime > now - 600 && entry.WallTime < now + 1);
        train.Values("network").Single().Value.Tensor.StringVal.Single().ToStringUtf8().ShouldContain("    Trainable parameters: 67");
        train.Values("network").Single().Value.Metadata.PluginData.PluginName.ShouldBe("text");
        EventFile.ReadScalars(EventFile.Find(folder["logs/validation"]).Single()).Where(scalar => scalar.Tag == "epoch_loss").Select(scalar => (scalar.Step, scalar.Value))
            .ShouldBe(history["val_loss"].Select((value, epoch) => ((long)epoch, (float)value)));
    }

    [Fact]
    public void BatchesAreWrittenAsOftenAsWanted()
    {
        using var folder = new TemporaryFolder();
        var losses = new List<double>();
        var watch = new LambdaCallback(onBatchEnd: context => losses.Add(context.Logs["loss"]));
        var callback = new TensorBoard(folder["logs"]) { UpdateFreq = 4, WriteStepsPerSecond = true, ProfileSteps = true };
        new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(callback, watch));
        var train = OtherReader.ReadRun(folder["logs/train"]);
        losses.Count.ShouldBe(18);
        train.Values("batch_loss").Select(pair => pair.Step).ShouldBe([3, 7, 11, 15]);
        train.Scalars("batch_loss").ShouldBe(new[] { 3, 7, 11, 15 }.Select(step => (double)(float)losses[step]));
        foreach (string tag in (string[])["batch_steps_per_second", "epoch_steps_per_second", "profile/step_ms_median", "profile/step_ms_p95", "profile/step_ms_max"])
            train.Scalars(tag).ShouldAllBe(value => value > 0 && double.IsFinite(value));
        double median = train.Scalars("profile/step_ms_median")[0], most = train.Scalars("profile/step_ms_max")[0];
        median.ShouldBeLessThanOrEqualTo(most);
    }

    [Fact]
    public void DistributionsAreThoseOfWeightsAndGradients()
    {
        using var folder = new TemporaryFolder();
        var network = new Classifier(seed: 1);
        float[] gradient = new float[32];
        var watch = new LambdaCallback(onEpochEnd: context => context.ReadGradient("dense/kernel", gradient));
        var callback = new TensorBoard(folder["logs"]) { HistogramFreq = 2, WriteGrads = true, WriteImages = true };
        network.Fit(Examples.Classes(), Examples.Options(callback, watch));
        var train = OtherReader.ReadRun(folder["logs/train"]);
        train.Values("dense/kernel/histogram").Select(pair => pair.Step).ShouldBe([0, 2]);
        Check(train.Values("dense/kernel/histogram")[^1].Value.Histo, network.Weights["dense/kernel"].ToArray());
        Check(train.Values("dense/kernel/gradient")[^1].Value.Histo, gradient);
        var image = train.Values("dense/kernel/image")[^1].Value.Image;
        (image.Width, image.Height, image.Colorspace).ShouldBe((8, 4, 3));
        Png.Read(image.EncodedImageString.ToByteArray()).Size.ShouldBe((8, 4));
    }

    [Theory]
    [InlineData(1000, 0f)]
    [InlineData(7, 0f)]
    [InlineData(1001, float.NaN)]
    [InlineData(1001, float.NegativeInfinity)]
    [InlineData(1001, -3e38f)]
    [InlineData(64, float.MaxValue)]
    public void HistogramsCountWhatIsFinite(int count, float odd)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        float[] values = [.. Enumerable.Range(0, count).Select(_ => (float)Math.Log(random.NextDouble()))];
        values[count / 2] = odd;
        // Numbers whose difference is none.
        if (odd == float.MaxValue) values[0] = float.MinValue;
        using (var writer = new SummaryWriter(folder.Path)) writer.Histogram("numbers", values, 7);
        var events = OtherReader.ReadRun(folder.Path);
        Check(events.Values("numbers").Single().Value.Histo, [.. values.Where(float.IsFinite)]);
        events.Scalars("numbers/not_finite").ShouldBe(float.IsFinite(odd) ? [] : [1]);
    }

    [Fact]
    public void TheConfusionMatrixIsAnImage()
    {
        using var folder = new TemporaryFolder();
        var history = new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(new TensorBoard(folder["logs"]) { ConfusionMatrixFreq = 1 }));
        var images = OtherReader.ReadRun(folder["logs/validation"]).Values("confusion_matrix");
        images.Select(pair => pair.Step).ShouldBe([0, 1, 2]);
        var picture = Png.Read(images[^1].Value.Image.EncodedImageString.ToByteArray());
        picture.Size.ShouldBe((images[^1].Value.Image.Width, images[^1].Value.Image.Height));

        var matrix = history.Network.Classify(history.Validation!).ConfusionMatrix();
        matrix.Count.ShouldBe(12);
        // Cells are 13 × 11 pixels, drawn three times as large, behind a row and a column of indices: blue is right, red wrong, grey empty.
        for (int actual = 0; actual < 3; actual++)
        {
            for (int predicted = 0; predicted < 3; predicted++)
            {
                var (red, _, blue) = picture[((predicted + 1) * picture.Size.Width / 4) + 3, ((actual + 1) * picture.Size.Height / 4) + 3];
                if (matrix[actual, predicted] == 0) (red, blue).ShouldBe(((byte)245, (byte)248));
                else if (actual == predicted) blue.ShouldBeGreaterThan((byte)(red + 20));
                else red.ShouldBeGreaterThan((byte)(blue + 20));
            }
        }
    }

    /// <summary>Of more classes than anybody reads, cells are squares of color, and no picture is too large.</summary>
    [Theory]
    [InlineData(60, 16)]
    [InlineData(1500, 1)]
    public void AMatrixOfManyClassesHasNoCounts(int classes, int cell)
    {
        using var folder = new TemporaryFolder();
        var matrix = new ConfusionMatrix(classes);
        float[] predicted = new float[classes];
        predicted[7] = 1;
        matrix.Update([.. predicted, .. predicted], [7, 3], rows: 2, classes, targetSize: 1);
        using (var writer = new SummaryWriter(folder.Path)) writer.Image("matrix", matrix, 0);
        var picture = Png.Read(OtherReader.ReadRun(folder.Path).Values("matrix").Single().Value.Image.EncodedImageString.ToByteArray());
        picture.Size.ShouldBe((classes * cell, classes * cell));
        picture[7 * cell, 7 * cell].ShouldBe(((byte)31, (byte)78, (byte)160));
        picture[7 * cell, 3 * cell].ShouldBe(((byte)190, (byte)50, (byte)45));
        picture[3 * cell, 7 * cell].ShouldBe(((byte)245, (byte)246, (byte)248));
    }

    [Fact]
    public void TheGraphHasLayersWithShapes()
    {
        using var folder = new TemporaryFolder();
        new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(new TensorBoard(folder["logs"])));
        var graph = GraphDef.Parser.ParseFrom(OtherReader.ReadRun(folder["logs/train"]).Single(entry => entry.WhatCase == Event.WhatOneofCase.GraphDef).GraphDef);
        var layers = new Classifier().Description.Layers;
        graph.Node.Select(node => node.Name).ShouldBe(["input", .. layers.Select(layer => layer.Name).Where(name => name != "input")]);
        var dense = graph.Node.Single(node => node.Name == "dense");
        (dense.Op, dense.Input.Single(), dense.Attr["Activation"].S.ToStringUtf8(), dense.Attr["parameters"].I).ShouldBe(("Dense", "input", "ReLU", 40));
        dense.Attr["_output_shapes"].List.Shape.Single().Dim.Select(dimension => dimension.Size).ShouldBe([-1, 8]);
    }

    [Fact]
    public void HyperParametersOpenAndCloseASession()
    {
        using var folder = new TemporaryFolder();
        var callback = new TensorBoard(folder["logs"]) { HParams = new Dictionary<string, object> { ["units"] = 8, ["rate"] = 0.01f, ["optimizer"] = "adam", ["bias"] = true } };
        new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(callback));
        var root = OtherReader.ReadRun(folder["logs"]);
        root.Tags().ShouldBe(["_hparams_/session_end_info", "_hparams_/session_start_info"]);
        var start = root.Values("_hparams_/session_start_info").Single().Value.Metadata;
        start.PluginData.PluginName.ShouldBe("hparams");
        // Field 3 of the plugin's message is the start of a session, whose field 1 maps names to values.
        var values = Wire.Fields(Wire.Fields(start.PluginData.Content)[3].Single())[1].Select(Wire.Fields).ToDictionary(
            entry => entry[1].Single().ToStringUtf8(), entry => Google.Protobuf.WellKnownTypes.Value.Parser.ParseFrom(entry[2].Single()));
        (values.Count, values["units"].NumberValue, values["rate"].NumberValue, values["optimizer"].StringValue, values["bias"].BoolValue).ShouldBe((4, 8, 0.01f, "adam", true));
        Wire.Fields(root.Values("_hparams_/session_end_info").Single().Value.Metadata.PluginData.Content)[4].Count.ShouldBe(1);
    }

    [Fact]
    public void AFitThatIsTakenUpGoesOnInAnotherFile()
    {
        using var folder = new TemporaryFolder();
        string logs = folder["logs"], backup = folder["backup"];
        var crash = new LambdaCallback(onBatchEnd: context =>
        {
            if (context is { Epoch: 2, Batch: 3 }) throw new NotSupportedException();
        });
        Should.Throw<NotSupportedException>(() => new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(new TensorBoard(logs), new BackupAndRestore(backup), crash)));
        new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(new TensorBoard(logs), new BackupAndRestore(backup), new LambdaCallback()));
        EventFile.Find(folder["logs/train"]).Count.ShouldBe(2);
        foreach (string run in (string[])["train", "validation"])
        {
            var events = OtherReader.ReadRun(folder["logs/" + run]);
            events.Values("epoch_loss").Select(pair => pair.Step).ShouldBe([0, 1, 2]);
            var restart = events.Single(entry => entry.WhatCase == Event.WhatOneofCase.SessionLog);
            (restart.Step, restart.SessionLog.Status).ShouldBe((2, SessionLog.Types.SessionStatus.Start));
        }

        var whole = new Classifier(seed: 1).Fit(Examples.Classes(), Examples.Options(new TensorBoard(folder["other"])));
        OtherReader.ReadRun(folder["logs/train"]).Scalars("epoch_loss").ShouldBe(whole["loss"].Select(value => (double)(float)value));
    }

    /// <summary>Of a source that does not say how long it is, a fit that is taken up knows its step from the checkpoint. What was not flushed when it broke off is lost.</summary>
    [Fact]
    public void StepsGoOnWhereNobodyKnowsHowManyAnEpochHas()
    {
        using var folder = new TemporaryFolder();
        string logs = folder["logs"], backup = folder["backup"];
        var data = Examples.Classes(40);
        FitOptions Options(Callback last) => new() { Epochs = 4, BatchSize = 8, Callbacks = [new TensorBoard(logs) { UpdateFreq = 1 }, new BackupAndRestore(backup), last] };
        IBatchSource Source() => BatchSource.FromSamples(4, 1, Enumerable.Range(0, data.Count).Select(row => new Sample(data.FeatureRow(row).ToArray(), data.TargetRow(row).ToArray())));
        var crash = new LambdaCallback(onBatchEnd: context =>
        {
            if (context is { Epoch: 2, Batch: 1 }) throw new NotSupportedException();
        });
        Should.Throw<NotSupportedException>(() => new Classifier(seed: 1).Fit(Source(), Options(crash)));
        new Classifier(seed: 1).Fit(Source(), Options(new LambdaCallback()));
        EventFile.Find(folder["logs/train"]).Select(path => string.Join(" ", OtherReader.Read(System.IO.File.ReadAllBytes(path)).Values("batch_loss").Select(pair => pair.Step)))
            .ShouldBe(["0 1 2 3 4 5 6 7 8 9", "10 11 12 13 14 15 16 17 18 19"]);
    }

    [Fact]
    public void AWriterThatIsClosedTakesNothingMore()
    {
        using var folder = new TemporaryFolder();
        var writer = new SummaryWriter(folder.Path);
        writer.Dispose();
        writer.Dispose();
        Should.Throw<ObjectDisposedException>(() => writer.Scalar("loss", 1, 0));
    }

    private static void Check(HistogramProto histogram, float[] values)
    {
        histogram.Num.ShouldBe(values.Length);
        histogram.Min.ShouldBe(values.Min());
        histogram.Max.ShouldBe(values.Max());
        // A few numbers at a time are added up in single precision.
        histogram.Sum.ShouldBe(values.Sum(value => (double)value), 1e-7 * values.Sum(value => (double)Math.Abs(value)) + 1e-12);
        histogram.SumSquares.ShouldBe(values.Sum(value => (double)value * value), 1e-7 * values.Sum(value => (double)value * value) + 1e-12);
        histogram.Bucket.Count.ShouldBe(30);
        // A number on an edge may be counted on either side of it.
        double below = 0, edge = 1e-5 * (histogram.Max - histogram.Min);
        for (int i = 0; i < 30; i++)
        {
            below += histogram.Bucket[i];
            double limit = histogram.BucketLimit[i];
            limit.ShouldBe(histogram.Min + (i + 1) * (histogram.Max - histogram.Min) / 30, 1e-9 * Math.Max(1, Math.Abs(histogram.Min)));
            below.ShouldBeInRange(values.Count(value => value < limit - edge), values.Count(value => value < limit + edge));
        }
    }
}
