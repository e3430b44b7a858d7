using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tests.Callbacks;

namespace CompiledNet.Tests.Training;

/// <summary>A fit takes samples from wherever they come, with the same bits.</summary>
public sealed class SourceFitTests : IDisposable
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;
    private static readonly Dataset s_data = s_reference.Data.WithNames(features: ["a", "b", "c"], targets: ["y"]);
    private static readonly float[] s_weights = [.. Enumerable.Range(0, 20).Select(i => 0.5f + i % 3)];
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, IBatchSource> InOrder => new()
    {
        { "data set", s_data },
        { "known length", Generated(count: 20) },
        { "unknown length", Generated() },
        { "batches", BatchSource.FromBatches(3, 1, (Dataset[])[s_data.Take(9), s_data.Skip(9)]) },
        { "asynchronous", BatchSource.FromSamples(3, 1, Later()) },
        { "read ahead", Generated().Prefetch(1) },
        { "parts", s_data.Zip(BatchSource.FromSamples(3, 0, [.. Enumerable.Repeat(new Sample(new float[3]), 30)])).Map(3, 1, (features, targets, newFeatures, newTargets, _) =>
            { features[..3].CopyTo(newFeatures); targets.CopyTo(newTargets); }) },
    };

    [Theory]
    [MemberData(nameof(InOrder))]
    public void SamplesInOrderGiveTheBitsOfADataSet(string what, IBatchSource source)
    {
        var (expected, expectedHistory) = Fitted(s_data, shuffle: false);
        var (parameters, history) = Fitted(source, shuffle: false);
        parameters.ShouldBe(expected, what);
        history.Names.ShouldBe(expectedHistory.Names);
        foreach (string name in history.Names) history[name].ShouldBe(expectedHistory[name], name);
    }

    [Fact]
    public void ADataSetIsShuffledBehindAMapToo()
    {
        var (expected, _) = Fitted(s_data, shuffle: true);
        Fitted(s_data.Map((_, _, _) => { }), shuffle: true).Parameters.ShouldBe(expected);
        Fitted(s_data.Map((_, _, _) => { }).Prefetch(), shuffle: true).Parameters.ShouldBe(expected);
        Fitted(s_data, shuffle: false).Parameters.ShouldNotBe(expected);
    }

    [Fact]
    public void SamplesBringTheirWeights()
    {
        var weighted = BatchSource.FromSamples(3, 1, Enumerable.Range(0, 20).Select(i => new Sample(s_reference.Features[i], s_reference.Targets[i], s_weights[i])));
        var metric = new TrackedMetric(new MeanAbsoluteErrorMetric(), Weighted: true);
        var (one, other) = (s_reference.Network(), s_reference.Network());
        var history = one.Fit(s_data, new FitOptions { BatchSize = 6, Shuffle = false, SampleWeights = s_weights, Metrics = [metric], Validation = s_data, ValidationSampleWeights = s_weights });
        var otherHistory = other.Fit(weighted, new FitOptions { BatchSize = 6, Metrics = [metric], Validation = weighted });
        other.Parameters.Span.ToArray().ShouldBe(one.Parameters.Span.ToArray());
        foreach (string name in history.Names) otherHistory[name].ShouldBe(history[name], name);
        other.Evaluate(weighted, [metric]).Loss.ShouldBe(one.Evaluate(s_data, [metric], sampleWeights: s_weights).Loss);
    }

    [Fact]
    public void ClassesWeighWhatTheyWeighInADataSet()
    {
        var data = Dataset.From(s_reference.Features, [.. Enumerable.Range(0, 20).Select(i => (float)(i % 2))]);
        var weights = new Dictionary<int, float> { [1] = 3 };
        var (one, other) = (s_reference.Network(), s_reference.Network());
        one.Fit(data, new FitOptions { BatchSize = 6, ClassWeights = weights });
        other.Fit(data.Map((_, _, _) => { }), new FitOptions { BatchSize = 6, ClassWeights = weights });
        other.Parameters.Span.ToArray().ShouldBe(one.Parameters.Span.ToArray());
    }

    [Fact]
    public void EvaluateAndPredictTakeThemToo()
    {
        var network = s_reference.Network();
        foreach (int threads in (int[])[1, 2])
        {
            network.Evaluate(Generated(), [new MeanAbsoluteErrorMetric()], threads: threads).ToString().ShouldBe(network.Evaluate(s_data, [new MeanAbsoluteErrorMetric()]).ToString());
            network.Predict(Generated(), threads).ShouldBe(network.Predict(s_data));
            network.Predict(Generated(count: 20).Repeat(30), threads).ShouldBe([.. Enumerable.Repeat(network.Predict(s_data), 30).SelectMany(outputs => outputs)]);
        }

        // Targets are not needed to predict.
        network.Predict(BatchSource.FromSamples(3, 0, s_reference.Features.Select(row => new Sample(row)))).ShouldBe(network.Predict(s_data));
    }

    [Fact]
    public void ColumnsAreFoundByName()
    {
        var turned = s_data.Map(3, 1, (features, targets, newFeatures, newTargets, _) =>
        {
            (newFeatures[0], newFeatures[1], newFeatures[2]) = (features[2], features[0], features[1]);
            targets.CopyTo(newTargets);
        }).WithNames(features: ["c", "a", "b"]);
        var network = s_reference.Network();
        network.Fit(s_data, new FitOptions { Validation = turned });
        network.Predict(turned).ShouldBe(network.Predict(s_data));
        network.Evaluate(turned).Loss.ShouldBe(network.Evaluate(s_data).Loss);
        Fitted(turned, shuffle: false, network: Known()).Parameters.ShouldBe(Fitted(s_data, shuffle: false, network: Known()).Parameters);
        Should.Throw<ArgumentException>(() => network.Predict(turned.WithNames(features: ["c", "a", "d"]))).Message.ShouldContain("'d'");

        static INetwork<float> Known()
        {
            var network = s_reference.Network();
            network.Fit(s_data, new FitOptions { Epochs = 0 });
            return network;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatAGeneratorThrowsComesOutWithItsStack(bool ahead)
    {
        bool ended = false;
        var source = BatchSource.FromSamples(3, 1, Failing());
        if (ahead) source = source.Prefetch();
        var (network, expected) = (s_reference.Network(), s_reference.Network());
        var thrown = Should.Throw<TimeZoneNotFoundException>(() => network.Fit(source, new FitOptions { BatchSize = 4, Optimizer = new SGD() }));
        thrown.StackTrace!.ShouldContain(nameof(Failing));
        ended.ShouldBeTrue();
        expected.Fit(s_data.Take(12), new FitOptions { BatchSize = 4, Shuffle = false, Optimizer = new SGD() });
        network.Parameters.Span.ToArray().ShouldBe(expected.Parameters.Span.ToArray());
        network.Fit(s_data);

        IEnumerable<Sample> Failing()
        {
            try
            {
                for (int i = 0; i < 14; i++) yield return new Sample(s_reference.Features[i], s_reference.Targets[i]);
                throw new TimeZoneNotFoundException();
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ACancelledFitDisposesOfTheSource(bool ahead)
    {
        bool ended = false;
        using var cancel = new CancellationTokenSource();
        var source = BatchSource.FromSamples(3, 1, Endless());
        var recorder = new Recorder { AfterBatch = context => { if (context.Batch == 2) cancel.Cancel(); } };
        var history = s_reference.Network().Fit(ahead ? source.Prefetch(2) : source, new FitOptions { BatchSize = 4, CancellationToken = cancel.Token, Callbacks = [recorder] });
        history.Cancelled.ShouldBeTrue();
        ended.ShouldBeTrue();
        recorder.Calls[^1].ShouldBe("train end");

        IEnumerable<Sample> Endless()
        {
            try
            {
                while (true) yield return new Sample(s_reference.Features[0], s_reference.Targets[0]);
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Fact]
    public void AGeneratorThatWaitsIsToldOfTheEnd()
    {
        using var cancel = new CancellationTokenSource();
        var recorder = new Recorder { AfterBatch = _ => cancel.Cancel() };
        var history = s_reference.Network().Fit(
            BatchSource.FromSamples(3, 1, Waiting(default)).Prefetch(), new FitOptions { BatchSize = 4, CancellationToken = cancel.Token, Callbacks = [recorder] });
        history.Cancelled.ShouldBeTrue();

        static async IAsyncEnumerable<Sample> Waiting([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken end)
        {
            for (int i = 0; i < 256; i++) yield return new Sample(s_reference.Features[0], s_reference.Targets[0]);
            await Task.Delay(Timeout.Infinite, end);
        }
    }

    [Fact]
    public void EpochsOfSomeStepsGoOnInTheData()
    {
        foreach (bool shuffle in (bool[])[false, true])
        {
            var expected = Fitted(s_data, shuffle, batchSize: 5, epochs: 3).Parameters;
            Fitted(s_data, shuffle, batchSize: 5, epochs: 6, steps: 2).Parameters.ShouldBe(expected);
            Fitted(s_data.Map((_, _, _) => { }), shuffle, batchSize: 5, epochs: 6, steps: 2).Parameters.ShouldBe(expected);
            Fitted(s_data.Map((_, _, _) => { }).Repeat(), shuffle, batchSize: 5, epochs: 6, steps: 2).Parameters.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void AFitThatBrokeOffIsTakenUp(int? steps)
    {
        string path = Path.Combine(_folder, "backup");
        IBatchSource source = s_data.Map((features, _, random) => features[0] += (float)random.NextDouble()).Filter((features, _) => features[1] > -10).Shuffle(7);
        var whole = s_reference.Network();
        whole.Fit(source, Options(-1));
        foreach (int batch in (int[])[1, 3, 5, 6])
        {
            Should.Throw<TimeZoneNotFoundException>(() => s_reference.Network().Fit(source, Options(batch)));
            var resumed = s_reference.Network();
            resumed.Fit(source, Options(-1));
            resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), $"{batch}");
        }

        Should.Throw<TimeZoneNotFoundException>(() => s_reference.Network().Fit(source, Options(6)));
        var untouched = s_reference.Network();
        Should.Throw<WeightFileException>(() => untouched.Fit(source.Map((features, _, _) => features[2]++), Options(-1))).Message.ShouldContain("not those that it had");
        untouched.Parameters.Span.ToArray().ShouldBe(s_reference.Network().Parameters.Span.ToArray());

        FitOptions Options(int crash)
        {
            int batches = 0;
            var breaks = new Recorder { AfterBatch = _ => { if (++batches == crash) throw new TimeZoneNotFoundException(); } };
            return new FitOptions { Epochs = 3, BatchSize = 5, StepsPerEpoch = steps, Seed = 3, Callbacks = [breaks, new BackupAndRestore(path, saveFrequency: 1)] };
        }
    }

    [Fact]
    public void TheLengthIsKnownAfterTheFirstEpoch()
    {
        var counts = new List<int>();
        s_reference.Network().Fit(Generated(), new FitOptions { Epochs = 2, BatchSize = 6, Callbacks = [new Recorder { AfterBatch = context => counts.Add(context.BatchCount) }] });
        counts.ShouldBe([0, 0, 0, 0, 4, 4, 4, 4]);
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var network = new WatchedNetwork { NotesCalls = false };
        long[] counts = new long[200];
        int steps = 0;
        network.Before = row =>
        {
            if (row == 0) counts[steps++] = network.Allocated[0];
        };
        network.Fit(s_data.Map((features, _, random) => features[0] += (float)random.NextDouble()).Shuffle(9).Repeat(20).Prefetch(2), new FitOptions { BatchSize = 4, Metrics = [new MeanAbsoluteErrorMetric()] });
        steps.ShouldBe(100);
        // What the runtime does on the side falls on a few steps only.
        Enumerable.Range(20, 79).Count(i => counts[i + 1] == counts[i]).ShouldBeGreaterThan(40);
    }

    public static TheoryData<string, IBatchSource, FitOptions, string> Wrong => new()
    {
        { "features", BatchSource.FromSamples(2, 1, (Sample[])[new(new float[2], new float[1])]), new FitOptions(), "takes 3 inputs per sample, but the data set has 2" },
        { "number", Generated().Skip(1).Map((features, _, _) => features[1] = features[0] == s_reference.Features[8][0] ? float.NaN : 0), new FitOptions { BatchSize = 4 }, "row 7 has NaN in feature 1" },
        { "target", Generated().Map((_, targets, _) => targets[0] = float.PositiveInfinity), new FitOptions(), "row 0 has Infinity" },
        { "weight", BatchSource.FromSamples(3, 1, (Sample[])[new(new float[3], new float[1], -1)]), new FitOptions(), "at least 0, not -1" },
        { "split", Generated(), new FitOptions { ValidationSplit = 0.5 }, "a source of its own for Validation" },
        { "weights", Generated(), new FitOptions { SampleWeights = new float[20] }, "bring theirs along" },
        { "steps", Generated(), new FitOptions { StepsPerEpoch = 0 }, "StepsPerEpoch" },
        { "later epoch", Generated(), new FitOptions { InitialEpoch = 1, Epochs = 2 }, "StepsPerEpoch" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void RefuseWhatDoesNotFit(string what, IBatchSource source, FitOptions options, string message)
    {
        var network = s_reference.Network();
        Should.Throw<ArgumentException>(() => network.Fit(source, options), what).Message.ShouldContain(message);
        if (what != "number") network.Parameters.Span.ToArray().ShouldBe(s_reference.Network().Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData(19, "gave more in pass 0")]
    [InlineData(21, "gave 20 in pass 0")]
    public void ACountIsKept(int count, string message) =>
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(Generated(count), new FitOptions { BatchSize = 4 })).Message.ShouldContain(message);

    [Fact]
    public void ASourceWithoutSamplesIsNone()
    {
        var network = s_reference.Network();
        var empty = BatchSource.FromSamples(3, 1, Array.Empty<Sample>());
        Should.Throw<InvalidOperationException>(() => network.Fit(empty)).Message.ShouldContain("no sample in pass 0");
        Should.Throw<InvalidOperationException>(() => network.Fit(empty.Repeat(), new FitOptions { StepsPerEpoch = 2 })).Message.ShouldContain("no sample");
        Should.Throw<ArgumentException>(() => network.Evaluate(empty)).Message.ShouldContain("At least one sample");
        Should.Throw<ArgumentException>(() => network.Predict(empty)).Message.ShouldContain("At least one sample");
    }

    private static (float[] Parameters, History History) Fitted(IBatchSource source, bool shuffle, int batchSize = 6, int epochs = 3, int? steps = null, INetwork<float>? network = null)
    {
        network ??= s_reference.Network();
        var history = network.Fit(source, new FitOptions
        {
            Optimizer = new Adam(0.01f), Epochs = epochs, BatchSize = batchSize, Shuffle = shuffle, Seed = 5, StepsPerEpoch = steps,
            Validation = steps is null ? source : null, Metrics = [new MeanAbsoluteErrorMetric()],
        });
        return (network.Parameters.Span.ToArray(), history);
    }

    private static IBatchSource Generated(long? count = null) => BatchSource.FromSamples(3, 1, Enumerable.Range(0, 20).Select(i => new Sample(s_reference.Features[i], s_reference.Targets[i])), count);

    private static async IAsyncEnumerable<Sample> Later()
    {
        for (int i = 0; i < 20; i++)
        {
            if (i % 7 == 3) await Task.Yield();
            yield return new Sample(s_reference.Features[i], s_reference.Targets[i]);
        }
    }
}
