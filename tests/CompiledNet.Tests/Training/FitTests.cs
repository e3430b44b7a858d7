using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNet.Tests.Callbacks;

namespace CompiledNet.Tests.Training;

public class FitTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;
    private static readonly Dataset s_data = s_reference.Data;

    [Fact]
    public void GivesTheSameBitsForTheSameSeed()
    {
        Fitted(seed: 3).ShouldBe(Fitted(seed: 3));
        Fitted(seed: 3).ShouldNotBe(Fitted(seed: 4));

        static float[] Fitted(int seed)
        {
            var network = s_reference.Network();
            network.Initialize(1);
            network.Fit(s_data, new FitOptions { Epochs = 3, BatchSize = 7, Seed = seed });
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void GoesOnWhereAnEarlierFitEnded()
    {
        var (whole, parts) = (s_reference.Network(), s_reference.Network());
        whole.Fit(s_data, new FitOptions { Optimizer = new SGD(), Epochs = 4, BatchSize = 6 });
        parts.Fit(s_data, new FitOptions { Optimizer = new SGD(), Epochs = 2, BatchSize = 6 });
        var history = parts.Fit(s_data, new FitOptions { Optimizer = new SGD(), InitialEpoch = 2, Epochs = 4, BatchSize = 6 });
        parts.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
        history.Epochs.ShouldBe([2, 3]);
    }

    [Fact]
    public void SplitsTheLastRowsOffForValidation()
    {
        var (split, apart) = (s_reference.Network(), s_reference.Network());
        var metric = new MeanAbsoluteErrorMetric();
        var history = split.Fit(s_data, new FitOptions { Epochs = 2, BatchSize = 6, ValidationSplit = 0.25, Metrics = [metric] });
        var validation = Dataset.From(s_reference.Features[15..], s_reference.Targets[15..]);
        var other = apart.Fit(
            Dataset.From(s_reference.Features[..15], s_reference.Targets[..15]),
            new FitOptions { Epochs = 2, BatchSize = 6, Validation = validation, Metrics = [metric] });

        split.Parameters.Span.ToArray().ShouldBe(apart.Parameters.Span.ToArray());
        history.Names.ShouldBe(["loss", metric.Name, "val_loss", "val_" + metric.Name]);
        foreach (string name in history.Names) history[name].ShouldBe(other[name]);
        var score = split.Evaluate(validation, [new MeanAbsoluteErrorMetric()], batchSize: 2);
        score.Loss.ShouldBe(history.Last("val_loss"));
        score[metric.Name].ShouldBe(history.Last("val_" + metric.Name));
    }

    [Fact]
    public void WeighsAValidationSplit()
    {
        float[] weights = [.. Enumerable.Repeat(1f, 15), 2, 0, 0, 0, 0];
        var network = s_reference.Network();
        var history = network.Fit(s_data, new FitOptions { ValidationSplit = 0.25, SampleWeights = weights });
        double error = network.Predict(Dataset.From([s_reference.Features[15]], [s_reference.Targets[15]]))[0] - s_reference.Targets[15][0];
        history.Last("val_loss").ShouldBe(2 * error * error / 5, 1e-6);
    }

    [Fact]
    public void CancelledKeepsTheLastFinishedStep()
    {
        using var source = new CancellationTokenSource();
        var recorder = new Recorder { AfterBatch = c => { if (c is { Epoch: 1, Batch: 2 }) source.Cancel(); } };
        var network = s_reference.Network();
        var options = new FitOptions { Optimizer = new SGD(), Epochs = 9, BatchSize = 6, Shuffle = false, CancellationToken = source.Token, Callbacks = [recorder] };
        var history = network.Fit(s_data, options);

        var expected = s_reference.Network();
        var trainer = new Trainer(expected, new SGD());
        for (int step = 0; step < 7; step++)
        {
            int first = step % 4 * 6, rows = Math.Min(6, 20 - first);
            trainer.TrainOnBatch(s_data.Features.Slice(first * 3, rows * 3), s_data.Targets.Slice(first, rows));
        }

        history.Cancelled.ShouldBeTrue();
        history.Epochs.ShouldBe([0]);
        network.Parameters.Span.ToArray().ShouldBe(expected.Parameters.Span.ToArray());
        recorder.Calls[^1].ShouldBe("train end");
    }

    [Fact]
    public void ZeroEpochsChangeNothing()
    {
        var network = s_reference.Network();
        network.Fit(s_data, new FitOptions { Epochs = 0 }).Epochs.ShouldBeEmpty();
        network.Parameters.Span.ToArray().ShouldBe(s_reference.Network().Parameters.Span.ToArray());
    }

    public static TheoryData<string, FitOptions> WrongOptions => new()
    {
        { "epochs", new FitOptions { Epochs = -1 } },
        { "initial epoch", new FitOptions { InitialEpoch = -1 } },
        { "batch", new FitOptions { BatchSize = 0 } },
        { "split", new FitOptions { ValidationSplit = 1 } },
        { "tiny split", new FitOptions { ValidationSplit = 0.999 } },
        { "weights", new FitOptions { SampleWeights = new float[19] } },
        { "negative weight", new FitOptions { SampleWeights = [.. Enumerable.Repeat(-1f, 20)] } },
        { "class", new FitOptions { ClassWeights = new Dictionary<int, float> { [2] = 1 } } },
        { "class weight", new FitOptions { ClassWeights = new Dictionary<int, float> { [0] = float.NaN } } },
        { "validation", new FitOptions { Validation = Dataset.From([[1f, 2f]], [[1f]]) } },
        { "output", new FitOptions { Metrics = [new TrackedMetric(new MeanAbsoluteErrorMetric(), "z")] } },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void RefusesOptionsThatDoNotFit(string what, FitOptions options)
    {
        var network = s_reference.Network();
        Should.Throw<ArgumentException>(() => network.Fit(s_data, options), what);
        network.Parameters.Span.ToArray().ShouldBe(s_reference.Network().Parameters.Span.ToArray());
    }

    [Fact]
    public void RefusesDataOfOtherWidths()
    {
        var network = s_reference.Network();
        Should.Throw<ArgumentException>(() => network.Fit(Dataset.From([[1f, 2f]], [[1f]]))).Message.ShouldContain("takes 3 inputs per sample, but the data set has 2");
        Should.Throw<ArgumentException>(() => network.Fit(Dataset.From([[1f, 2f, 3f]], [[1f, 2f]]))).Message.ShouldContain("takes 1 targets per sample, but the data set has 2");
    }
}
