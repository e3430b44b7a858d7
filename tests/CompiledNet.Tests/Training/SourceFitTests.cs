using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Tests.Callbacks;

namespace CompiledNet.Tests.Training;

/// <summary>A fit takes samples from wherever they come, with the same bits.</summary>
public sealed class SourceFitTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;
    private static readonly Dataset s_data = s_reference.Data.WithNames(features: ["a", "b", "c"], targets: ["y"]);
    private static readonly float[] s_weights = [.. Enumerable.Range(0, 20).Select(i => 0.5f + i % 3)];

    public static TheoryData<string, IBatchSource> InOrder => new()
    {
        { "data set", s_data },
        { "known length", GeneratedSource.Of(count: 20) },
        { "unknown length", GeneratedSource.Of() },
        { "batches", BatchSource.FromBatches(3, 1, (Dataset[])[s_data.Take(9), s_data.Skip(9)]) },
        { "asynchronous", BatchSource.FromSamples(3, 1, Later()) },
        { "read ahead", GeneratedSource.Of().Prefetch(1) },
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
            network.Evaluate(GeneratedSource.Of(), [new MeanAbsoluteErrorMetric()], threads: threads).ToString().ShouldBe(network.Evaluate(s_data, [new MeanAbsoluteErrorMetric()]).ToString());
            network.Predict(GeneratedSource.Of(), threads).ShouldBe(network.Predict(s_data));
            network.Predict(GeneratedSource.Of(count: 20).Repeat(30), threads).ShouldBe([.. Enumerable.Repeat(network.Predict(s_data), 30).SelectMany(outputs => outputs)]);
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

    [Fact]
    public void TheLengthIsKnownAfterTheFirstEpoch()
    {
        var counts = new List<int>();
        s_reference.Network().Fit(GeneratedSource.Of(), new FitOptions { Epochs = 2, BatchSize = 6, Callbacks = [new Recorder { AfterBatch = context => counts.Add(context.BatchCount) }] });
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

    private static async IAsyncEnumerable<Sample> Later()
    {
        for (int i = 0; i < 20; i++)
        {
            if (i % 7 == 3) await Task.Yield();
            yield return new Sample(s_reference.Features[i], s_reference.Targets[i]);
        }
    }
}
