using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CompiledNet.Testing;
using CompiledNet.Tests.Callbacks;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Optimizers;

namespace CompiledNet.Tests.Training;

public class ThreadsTests
{
    private const int Rows = 64;
    private static readonly float[] s_inputs = [.. Enumerable.Range(0, 1000 * 3).Select(i => MathF.Sin(i * 1.7f))];
    private static readonly float[] s_targets = [.. Enumerable.Range(0, 1000).Select(i => MathF.Cos(i * 0.9f))];
    private static readonly float[] s_weights = [.. Enumerable.Range(0, 1000).Select(i => 0.25f * (i % 7))];

    [Theory]
    [InlineData(64)]
    [InlineData(150)]
    [InlineData(1000)]
    public void GiveTheSameBits(int batchSize)
    {
        // The last batches have 40, 100 and 1000 rows; the last of them is split into 16 shards.
        var (parameters, losses, metric) = Fitted(1);
        foreach (int threads in new[] { 2, 3, 4, 20 })
        {
            var (otherParameters, otherLosses, otherMetric) = Fitted(threads);
            otherParameters.ShouldBe(parameters);
            otherLosses.ShouldBe(losses);
            otherMetric.ShouldBe(metric);
        }

        (float[] Parameters, IReadOnlyList<double> Losses, IReadOnlyList<double> Metric) Fitted(int threads)
        {
            var network = new WatchedNetwork(new L2(0.01), new NonNeg());
            var metric = new TrackedMetric(new MeanAbsoluteErrorMetric(), Weighted: true);
            var history = network.Fit(Dataset.From(new DataBlock(s_inputs, 3), new DataBlock(s_targets, 1)), new FitOptions
            {
                Optimizer = new Adam(0.01f) { GlobalClipNorm = 0.1f }, Epochs = 3, BatchSize = batchSize, SampleWeights = s_weights,
                Metrics = [metric], Threads = threads,
            });
            return (network.Parameters.Span.ToArray(), history["loss"], history[metric.Metric.Name]);
        }
    }

    [Fact]
    public void ShareTheRowsOfABatchThatIsLargeEnough()
    {
        var network = new WatchedNetwork();
        using var trainer = new Trainer(network, new SGD(), capacity: 100, threads: 2);
        Step(trainer, 50);
        network.Calls.OrderBy(call => call.Key).Select(call => (call.Key, call.Value.Rows)).ShouldBe([(0, 8), (8, 8), (16, 8), (24, 8), (32, 8), (40, 8), (48, 2)]);
        var own = Thread.CurrentThread;
        (network.Calls[0].Thread, network.Calls[16].Thread).ShouldBe((own, own));
        network.Calls[48].Thread.ShouldBe(network.Calls[24].Thread);
        network.Calls[24].Thread.ShouldNotBe(own);

        // So heavy are its rows that a batch of 16 is worth a second thread.
        network.Calls.Clear();
        Step(trainer, 16);
        network.Calls[8].Rows.ShouldBe(8);
        network.Calls[8].Thread.ShouldNotBe(network.Calls[0].Thread);

        // And one of 8, 3 or 2 as well, as far as a sample fills tiles by itself.
        foreach (var (rows, first, length) in new[] { (8, 4, 1), (3, 2, 1), (2, 1, 1) })
        {
            network.Calls.Clear();
            Step(trainer, rows);
            network.Calls[first].Rows.ShouldBe(length);
            network.Calls[first].Thread.ShouldNotBe(own);
            network.Calls[0].Thread.ShouldBe(own);
            network.Calls.Values.Sum(call => call.Rows).ShouldBe(rows);
        }
    }

    [Theory]
    [InlineData(1 << 20, 256, false, 8, 8)]        // a shard for each of 8 samples, each of which uses a weight 4,096 times
    [InlineData(1 << 20, 1 << 16, false, 8, 2)]    // 16 times: a gradient more to sum is worth 4 of them
    [InlineData(1 << 20, 256, true, 8, 1)]         // time steps are computed by eight samples
    [InlineData(1 << 20, 1 << 20, false, 8, 1)]    // a dense layer: half a tile takes as long as a whole one
    [InlineData(1 << 15, 256, false, 8, 1)]        // too little work to wake a thread for
    public void A_small_batch_is_split_by_its_work(int multiplyAdds, int parameters, bool isRecurrent, int rows, int shards)
    {
        var network = new DescribedNetwork(1, parameters, multiplyAdds, isRecurrent);
        using var trainer = new Trainer(network, new SGD(), capacity: 8, threads: 2);
        trainer.TrainOnBatch(new float[rows], new float[rows]);
        network.Steps.ShouldBe(shards);
    }

    [Fact]
    public void GiveTheOutputsInOrder()
    {
        var network = new WatchedNetwork();
        float[] outputs = new float[Rows];
        network.PredictBatch(s_inputs.AsSpan(0, Rows * 3), outputs);
        using var trainer = new Trainer(network, new SGD(), Rows, threads: 3);
        Step(trainer);
        trainer.Outputs.ToArray().ShouldBe(outputs);
        trainer.KeepOutputs = false;
        Step(trainer);
        trainer.Outputs.Length.ShouldBe(0);
    }

    [Fact]
    public void AllocateNothingOnceWarm()
    {
        var network = new WatchedNetwork(new L2(0.01), new NonNeg());
        using var trainer = new Trainer(network, new Adam(), Rows, threads: 3);
        network.NotesCalls = false;
        AllocatedBytes.Fewest(() => Step(trainer)).ShouldBe(0);
        foreach (int row in new[] { 16, 32, 48 }) ByThreadOf(row).ShouldBe(0);

        network.Before = static _ => GC.KeepAlive(new float[1]);
        foreach (int row in new[] { 16, 32, 48 }) ByThreadOf(row).ShouldBeGreaterThan(0);

        long ByThreadOf(int row) => AllocatedBytes.Least(() => network.Allocated[row], () => { for (int i = 0; i < 5; i++) Step(trainer); }, enough: 0);
    }

    [Fact]
    public void PassOnWhatIsThrownAndGoOn()
    {
        var (network, undisturbed) = (new WatchedNetwork(), new WatchedNetwork());
        using var trainer = new Trainer(network, new Adam(), Rows, threads: 4);
        float[] before = network.Parameters.Span.ToArray();
        foreach (int[] rows in new int[][] { [0], [16], [48], [0, 16, 32, 48] })
        {
            network.Before = row => { if (rows.Contains(row)) throw new NotSupportedException($"row {row}"); };
            Should.Throw<NotSupportedException>(() => Step(trainer)).Message.ShouldBe($"row {rows[0]}");
            trainer.Step.ShouldBe(0);
            network.Parameters.Span.ToArray().ShouldBe(before);
        }

        network.Before = _ => { };
        using var expected = new Trainer(undisturbed, new Adam(), Rows);
        Step(trainer).ShouldBe(Step(expected));
        network.Parameters.Span.ToArray().ShouldBe(undisturbed.Parameters.Span.ToArray());
    }

    [Fact]
    public void WakeUpAfterAWhile()
    {
        var (network, other) = (new WatchedNetwork(), new WatchedNetwork());
        using var trainer = new Trainer(network, new SGD(), Rows, threads: 2);
        using var single = new Trainer(other, new SGD(), Rows);
        // One side waits for the other beyond the time of spinning, in turns.
        network.Before = row => Thread.Sleep(row == 0 && trainer.Step % 3 == 1 || row == 32 && trainer.Step % 3 == 2 ? 5 : 0);
        for (int i = 0; i < 9; i++)
        {
            Thread.Sleep(i % 2 * 5);
            Step(trainer).ShouldBe(Step(single));
        }
    }

    [Fact]
    public void PutOffAnInterruption()
    {
        var (network, other) = (new WatchedNetwork(), new WatchedNetwork());
        using var trainer = new Trainer(network, new SGD(), Rows, threads: 2);
        using var single = new Trainer(other, new SGD(), Rows);
        network.Before = row => { if (row >= 32) Thread.Sleep(20); };
        float loss = 0;
        bool interrupted = false;
        var caller = new Thread(() =>
        {
            Thread.CurrentThread.Interrupt();
            loss = Step(trainer);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        caller.Start();
        caller.Join();
        interrupted.ShouldBeTrue();
        loss.ShouldBe(Step(single));
        network.Parameters.Span.ToArray().ShouldBe(other.Parameters.Span.ToArray());
    }

    [Fact]
    public void EndWithTheTrainer()
    {
        var network = new WatchedNetwork();
        var trainer = new Trainer(network, new SGD(), Rows, threads: 4);
        Step(trainer);
        var threads = Others(network);
        threads.Length.ShouldBe(3);
        threads.ShouldAllBe(thread => thread.IsAlive && thread.IsBackground);
        trainer.Dispose();
        trainer.Dispose();
        threads.ShouldAllBe(thread => !thread.IsAlive);
        Should.Throw<ObjectDisposedException>(() => Step(trainer));
    }

    [Fact]
    public void EndWithAForgottenTrainer()
    {
        var network = new WatchedNetwork();
        Forget(network);
        var thread = Others(network).ShouldHaveSingleItem();
        for (int i = 0; i < 600 && thread.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            thread.Join(100);
        }

        thread.IsAlive.ShouldBeFalse();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget(WatchedNetwork network) => Step(new Trainer(network, new SGD(), Rows, threads: 2));
    }

    [Fact]
    public void EndWithAFitHoweverItEnds()
    {
        using var source = new CancellationTokenSource();
        var cancelling = new Recorder { AfterBatch = c => { if (c.Batch == 2) source.Cancel(); } };
        var failing = new Recorder { AfterBatch = _ => throw new NotSupportedException() };
        var (whole, cancelled, failed) = (new WatchedNetwork(), new WatchedNetwork(), new WatchedNetwork());
        Fit(whole).Cancelled.ShouldBeFalse();
        Should.Throw<NotSupportedException>(() => Fit(failed, failing));
        Fit(cancelled, cancelling).Cancelled.ShouldBeTrue();
        foreach (var network in new[] { whole, cancelled, failed }) Others(network).ShouldHaveSingleItem().IsAlive.ShouldBeFalse();

        var expected = new WatchedNetwork();
        using var trainer = new Trainer(expected, new SGD(), Rows);
        for (int i = 0; i < 3; i++) trainer.TrainOnBatch(s_inputs.AsSpan(i * Rows * 3, Rows * 3), s_targets.AsSpan(i * Rows, Rows));
        cancelled.Parameters.Span.ToArray().ShouldBe(expected.Parameters.Span.ToArray());

        History Fit(WatchedNetwork network, params Callback[] callbacks) =>
            network.Fit(Dataset.From(new DataBlock(s_inputs, 3), new DataBlock(s_targets, 1)), new FitOptions
            {
                Optimizer = new SGD(), BatchSize = Rows, Shuffle = false, Threads = 2, Callbacks = callbacks, CancellationToken = source.Token,
            });
    }

    [Fact]
    public void LeaveAnOptimizerOfAnyKindToTheCaller()
    {
        var (network, other) = (new WatchedNetwork(), new WatchedNetwork());
        using var trainer = new Trainer(network, new SignDescent(0.01f), Rows, threads: 2);
        using var single = new Trainer(other, new SignDescent(0.01f), Rows);
        for (int i = 0; i < 3; i++) Step(trainer).ShouldBe(Step(single));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AreAtLeastOne(int threads)
    {
        var network = new WatchedNetwork();
        Should.Throw<ArgumentOutOfRangeException>(() => new Trainer(network, new SGD(), threads: threads)).ParamName.ShouldBe("threads");
        Should.Throw<ArgumentOutOfRangeException>(() => network.Fit(Dataset.From([[1f, 2f, 3f]], [[1f]]), new FitOptions { Threads = threads }));
    }

    private static Thread[] Others(WatchedNetwork network) =>
        [.. network.Calls.Values.Select(call => call.Thread).Where(thread => thread != Thread.CurrentThread).Distinct()];

    private static float Step(Trainer trainer, int rows = Rows) =>
        trainer.TrainOnBatch(s_inputs.AsSpan(0, rows * 3), s_targets.AsSpan(0, rows), s_weights.AsSpan(0, rows));
}
