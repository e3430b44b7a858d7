using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.CompilerServices;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Networks;

public class NetworkExtensionTests
{
    [Fact]
    public void SummaryShowsLayersAndTotals() => new PlainNetwork<float>().Summary().ShouldBe(
        """
        Network: Plain
        Layer   Operator       Output shape  Parameters  Connected to
        -------------------------------------------------------------
        x       Input          (None, 3)     0           -
        hidden  Dense(tanh)    (None, 4)     16          x
        y       Dense(linear)  (None, 1)     6           hidden
        Total parameters: 22 (88 bytes)
        Trainable parameters: 21
        Non-trainable parameters: 1
        Multiply-adds per sample: 16

        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void InitializeGivesADoubleTwinTheSameNumbers()
    {
        var (single, twin, other) = (new PlainNetwork<float>(), new PlainNetwork<double>(), new PlainNetwork<float>());
        single.Initialize(5);
        twin.Initialize(5);
        other.Initialize(6);
        twin.Parameters.Span.ToArray().ShouldBe(single.Parameters.Span.ToArray().Select(v => (double)v));
        other.Parameters.Span.ToArray().ShouldNotBe(single.Parameters.Span.ToArray());
        var kernel = single.Parameters.Span[..32];
        for (int row = 0; row < 4; row++)
        {
            kernel.Slice(row * 8, 3).ToArray().ShouldAllBe(v => v != 0);
            kernel.Slice(row * 8 + 3, 5).ToArray().ShouldAllBe(v => v == 0);
        }
    }

    [Fact]
    public void PredictsTheSameInAnyBlockAndFromAnyThread()
    {
        var reference = TrainingReference.Recorded;
        var network = reference.Network();
        float[] expected = network.Predict(reference.Data);
        for (int block = 1; block < 8; block++)
        {
            float[] outputs = new float[20];
            new Predictor(network, block).PredictBatch(reference.Data.Features, outputs);
            outputs.ShouldBe(expected);
        }

        Parallel.For(0, 200, _ => network.Predict(reference.Data).ShouldBe(expected));
        foreach (int threads in new[] { 2, 3, 2, 1 }) network.Predict(reference.Data, threads).ShouldBe(expected);
        Should.Throw<ArgumentException>(() => network.PredictBatch(new float[6], new float[1])).Message.ShouldContain("2 samples with 1 outputs");
        network.PredictBatch([], []);
    }

    [Fact]
    public void APredictionThatFailsGivesItsMemoryBack()
    {
        var network = new WatchedNetwork();
        float[] inputs = new float[6], outputs = new float[2];
        var data = Dataset.From([[0, 0, 0], [1, 1, 1]], [0f, 0]);
        network.PredictBatch(inputs, outputs);
        var memory = network.LastMemory;
        network.BeforeInference = _ => throw new NotSupportedException("mine");
        Should.Throw<NotSupportedException>(() => network.PredictBatch(inputs, outputs)).Message.ShouldBe("mine");
        Should.Throw<NotSupportedException>(() => network.Predict(data)).Message.ShouldBe("mine");
        network.BeforeInference = _ => { };
        network.PredictBatch(inputs, outputs);
        network.LastMemory.ShouldBeSameAs(memory);
    }

    [Fact]
    public void PredictsInBlocksSharedAmongThreads()
    {
        const int Rows = 1000;
        var network = new WatchedNetwork();
        float[] inputs = [.. Enumerable.Range(0, Rows * 3).Select(i => MathF.Sin(i * 1.7f))], expected = new float[Rows], outputs = new float[Rows];
        for (int row = 0; row < Rows; row++) ((INetwork<float>)network).Infer(inputs.AsSpan(row * 3, 3), expected.AsSpan(row, 1), 1, new InferenceWorkspace<float>(network.Description, 1));
        using var predictor = new Predictor(network, blockSize: 16, threads: 3);
        var threads = new ConcurrentDictionary<int, int>();
        // Each of the first three blocks waits for the others: all threads have one.
        using var barrier = new Barrier(3);
        network.BeforeInference = rows =>
        {
            rows.ShouldBeLessThanOrEqualTo(16);
            if (threads.TryAdd(Environment.CurrentManagedThreadId, 0)) barrier.SignalAndWait();
        };
        predictor.PredictBatch(inputs, outputs);
        outputs.ShouldBe(expected);
        threads.Count.ShouldBe(3);

        network.BeforeInference = _ => throw new NotSupportedException();
        Should.Throw<NotSupportedException>(() => predictor.PredictBatch(inputs, outputs));
        network.BeforeInference = _ => { };
        predictor.PredictBatch(inputs, outputs);
        outputs.ShouldBe(expected);
        network.PredictBatch(inputs, outputs, threads: 2);
        outputs.ShouldBe(expected);

        predictor.Dispose();
        Should.Throw<ObjectDisposedException>(() => predictor.PredictBatch(inputs, outputs));
        Should.Throw<ArgumentOutOfRangeException>(() => new Predictor(network, threads: 0)).ParamName.ShouldBe("threads");
        Should.Throw<ArgumentOutOfRangeException>(() => new Predictor(network, 0)).ParamName.ShouldBe("blockSize");
    }

    [Theory]
    [InlineData(100, 1_000, 1_000, 128)]
    [InlineData(4_000, 1_000, 1_000, 32)]
    [InlineData(100_000, 1_000, 1_000, 8)]
    [InlineData(100_000, 1_000, 4_000, 2)]
    [InlineData(100_000, 1_000, 100_000, 1)]
    [InlineData(100_000, 1_000, 100_000, 8, true)]
    [InlineData(10_000, 1 << 21, 1 << 21, 256)]
    [InlineData(10_000, 1 << 21, 100L << 21, 8)]
    public void ABlockFollowsFromTheMemoryOfARowAndHowOftenItUsesTheWeights(int rowLength, int parameters, long multiplyAdds, int rows, bool isRecurrent = false) =>
        new Predictor(new DescribedNetwork(rowLength, parameters, multiplyAdds, isRecurrent)).BlockSize.ShouldBe(rows);
}
