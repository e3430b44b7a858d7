using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tests.Callbacks;

namespace CompiledNet.Tests.Training;

/// <summary>What a fit does with a source that throws, waits, has too few samples or wrong ones.</summary>
public sealed class SourceFaultTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

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
        expected.Fit(s_reference.Data.Take(12), new FitOptions { BatchSize = 4, Shuffle = false, Optimizer = new SGD() });
        network.Parameters.Span.ToArray().ShouldBe(expected.Parameters.Span.ToArray());
        network.Fit(s_reference.Data);

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

    /// <summary>Whether the token ends the fit between two batches or while the source waits, the fit was cancelled: by training data, read ahead or not, and by validation.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void AFitThatIsCancelledWhileItsSourceWaitsIsCancelled(bool ahead, bool validates)
    {
        using var cancel = new CancellationTokenSource();
        var source = BatchSource.FromSamples(3, 1, Waiting(cancel, default));
        if (ahead) source = source.Prefetch();
        var recorder = new Recorder();
        var options = new FitOptions { BatchSize = 4, CancellationToken = cancel.Token, Callbacks = [recorder], Validation = validates ? source : null };
        s_reference.Network().Fit(validates ? GeneratedSource.Of() : source, options).Cancelled.ShouldBeTrue();
        recorder.Calls[^1].ShouldBe("train end");

        // What somebody else has cancelled is a fault of the source's.
        var other = BatchSource.FromSamples(3, 1, _ => throw new OperationCanceledException());
        Should.Throw<OperationCanceledException>(() => s_reference.Network().Fit(other));

        static async IAsyncEnumerable<Sample> Waiting(CancellationTokenSource cancel, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken end)
        {
            for (int i = 0; i < 6; i++) yield return new Sample(s_reference.Features[0], s_reference.Targets[0]);
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, end);
        }
    }

    public static TheoryData<string, IBatchSource, FitOptions, string> Wrong => new()
    {
        { "features", BatchSource.FromSamples(2, 1, (Sample[])[new(new float[2], new float[1])]), new FitOptions(), "takes 3 inputs per sample, but the data set has 2" },
        { "number", GeneratedSource.Of().Skip(1).Map((features, _, _) => features[1] = features[0] == s_reference.Features[8][0] ? float.NaN : 0), new FitOptions { BatchSize = 4 }, "row 7 has NaN in feature 1" },
        { "target", GeneratedSource.Of().Map((_, targets, _) => targets[0] = float.PositiveInfinity), new FitOptions(), "row 0 has Infinity" },
        { "weight", BatchSource.FromSamples(3, 1, (Sample[])[new(new float[3], new float[1], -1)]), new FitOptions(), "at least 0, but row 0 has -1" },
        { "split", GeneratedSource.Of(), new FitOptions { ValidationSplit = 0.5 }, "a source of its own for Validation" },
        { "weights", GeneratedSource.Of(), new FitOptions { SampleWeights = new float[20] }, "bring theirs along" },
        { "steps", GeneratedSource.Of(), new FitOptions { StepsPerEpoch = 0 }, "StepsPerEpoch" },
        { "later epoch", GeneratedSource.Of(), new FitOptions { InitialEpoch = 1, Epochs = 2 }, "StepsPerEpoch" },
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
        Should.Throw<InvalidOperationException>(() => s_reference.Network().Fit(GeneratedSource.Of(count), new FitOptions { BatchSize = 4 })).Message.ShouldContain(message);

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
}
